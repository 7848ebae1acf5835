package dev.k2g.cli.command;

import dev.k2g.plugin.FetchedPlugin;
import dev.k2g.plugin.PluginOrigin;

import java.util.Optional;

/**
 * A connector plugin, as {@code -o json} prints it.
 *
 * @param plugin its name and version
 * @param state FETCHED, KNOWN (its hash is in plugins.lock, and it is not here) or BUILT_IN
 * @param archive the archive that it came from
 * @param sha256 the archive's SHA-256
 * @param from where the archive came from
 * @param folder what a worker's plugin.path names
 */
record PluginDocument(
        String plugin,
        State state,
        Optional<String> archive,
        Optional<String> sha256,
        Optional<String> from,
        Optional<String> folder) {

    /** Where it is. */
    enum State {
        FETCHED,
        KNOWN,
        BUILT_IN
    }

    static PluginDocument of(FetchedPlugin fetched) {
        return of(fetched.origin(), State.FETCHED, Optional.of(fetched.folder().toString()));
    }

    static PluginDocument known(PluginOrigin origin) {
        return of(origin, State.KNOWN, Optional.empty());
    }

    static PluginDocument standIn() {
        return new PluginDocument(
                "stand-in", State.BUILT_IN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PluginDocument of(PluginOrigin origin, State state, Optional<String> folder) {
        return new PluginDocument(
                origin.plugin().toString(),
                state,
                Optional.of(origin.archive()),
                Optional.of(origin.sha256()),
                Optional.of(origin.from()),
                folder);
    }
}
