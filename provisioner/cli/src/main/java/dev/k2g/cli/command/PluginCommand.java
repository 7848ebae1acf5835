package dev.k2g.cli.command;

import dev.k2g.cli.render.Columns;
import dev.k2g.cli.session.Plugins;
import dev.k2g.failure.ExitCode;
import dev.k2g.plugin.FetchedPlugin;
import dev.k2g.plugin.PluginFetch;
import dev.k2g.plugin.PluginOrigin;
import dev.k2g.recipe.PluginSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code k2g plugin}, and its commands. */
@Command(
        name = "plugin",
        header = "Fetch the official connector, and list what can be used here.",
        subcommands = {PluginCommand.Fetch.class, PluginCommand.Listing.class},
        footer = {
            "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2",
            "  k2g plugin list",
        })
final class PluginCommand extends CommandGroup {

    PluginCommand() {
        super("A command is missing: fetch or list.");
    }

    /** {@code k2g plugin fetch} */
    @Command(
            name = "fetch",
            header = "Fetch a connector's release, check it, and remember its hash in connector-image/plugins.lock.",
            footer = {
                "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2",
                "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2 --from Downloads/neo4j-kafka-connect-5.5.2.zip",
                "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2 --from https://mirror/neo4j-connector",
                "",
                "A mirror (--from, or K2G_PLUGIN_MIRROR) is laid out like the releases on GitHub: VERSION/ARCHIVE.zip",
                "and ARCHIVE.zip.sha256."
            })
    static final class Fetch extends SessionCommand {

        @Parameters(paramLabel = "NAME:VERSION", description = "The plugin, such as neo4j/kafka-connect-neo4j:5.5.2.")
        private String plugin = "";

        @Option(
                names = "--from",
                paramLabel = "URL or FILE",
                description = "Take the archive from this file or URL, or from a mirror of the releases.")
        private @Nullable String from;

        @Override
        ExitCode run() {
            PluginSpec spec = PluginSpec.parse(plugin);
            Plugins plugins = new Plugins(session());
            PluginFetch fetch = plugins.fetch();
            Optional<FetchedPlugin> present = from == null ? fetch.find(spec) : Optional.empty();
            FetchedPlugin fetched = present.orElseGet(() -> fetch.fetch(
                    spec,
                    from == null ? plugins.releases(plugins.timeouts()) : plugins.named(from),
                    origin -> session()
                            .confirm("Trust " + origin.archive() + " with SHA-256 " + origin.sha256() + " as " + spec
                                    + " from now on")));
            String state = present.isPresent() ? " was here already: " : " is fetched: ";
            print(
                    () -> spec + state + fetched.folder() + "\nSHA-256 "
                            + fetched.origin().sha256() + " of "
                            + fetched.origin().archive(),
                    () -> Document.of(fetched, false));
            return ExitCode.DONE;
        }
    }

    /** {@code k2g plugin list} */
    @Command(
            name = "list",
            header = "List the sinks that can be used here, and the archives whose hash is known.",
            footer = {
                "  k2g plugin list",
                "  k2g plugin list -o json | jq -r '.plugins[] | select(.state == \"FETCHED\").folder'"
            })
    static final class Listing extends SessionCommand {

        private static final int SHORT = 12;

        @Override
        ExitCode run() {
            List<Document> plugins = plugins();
            print(() -> text(plugins), () -> Map.of("plugins", plugins));
            plugins.stream()
                    .filter(plugin -> plugin.state() == Document.State.OTHER_HASH)
                    .forEach(plugin -> session()
                            .progress(plugin.plugin() + " is not used: it came from another archive than plugins.lock"
                                    + " knows. Delete " + plugin.folder().orElse("it") + " and fetch it again."));
            return ExitCode.DONE;
        }

        private List<Document> plugins() {
            Plugins here = new Plugins(session());
            List<FetchedPlugin> fetched = here.cache().all();
            List<Document> plugins = new ArrayList<>();
            plugins.add(Document.standIn());
            List<PluginOrigin> known = here.lock().all();
            fetched.forEach(plugin -> plugins.add(Document.of(plugin, isOther(plugin, known))));
            known.stream()
                    .filter(origin -> fetched.stream()
                            .noneMatch(plugin -> plugin.origin().plugin().equals(origin.plugin())))
                    .forEach(origin -> plugins.add(Document.known(origin)));
            return plugins;
        }

        private static boolean isOther(FetchedPlugin plugin, List<PluginOrigin> known) {
            return known.stream()
                    .anyMatch(origin -> origin.plugin().equals(plugin.origin().plugin())
                            && !origin.sha256().equals(plugin.origin().sha256()));
        }

        private static String text(List<Document> plugins) {
            return Columns.of(
                    List.of("PLUGIN", "STATE", "SHA-256", "FROM"),
                    plugins.stream().map(Listing::row).toList());
        }

        private static List<String> row(Document plugin) {
            return List.of(
                    plugin.plugin(),
                    plugin.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    plugin.sha256().map(hash -> hash.substring(0, SHORT)).orElse("-"),
                    plugin.from().orElse("-"));
        }
    }

    /**
     * A connector plugin, as {@code -o json} prints it.
     *
     * @param plugin its name and version
     * @param state FETCHED, OTHER_HASH (it is here, from another archive than plugins.lock knows, and is not used), KNOWN
     *     (its hash is in plugins.lock, and it is not here) or BUILT_IN
     * @param archive the archive that it came from
     * @param sha256 the archive's SHA-256
     * @param from where the archive came from
     * @param folder what a worker's plugin.path names
     */
    private record Document(
            String plugin,
            State state,
            Optional<String> archive,
            Optional<String> sha256,
            Optional<String> from,
            Optional<String> folder) {

        /** Where it is. */
        enum State {
            FETCHED,
            OTHER_HASH,
            KNOWN,
            BUILT_IN
        }

        static Document of(FetchedPlugin fetched, boolean isOther) {
            return of(
                    fetched.origin(),
                    isOther ? State.OTHER_HASH : State.FETCHED,
                    Optional.of(fetched.folder().toString()));
        }

        static Document known(PluginOrigin origin) {
            return of(origin, State.KNOWN, Optional.empty());
        }

        static Document standIn() {
            return new Document(
                    "stand-in", State.BUILT_IN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        private static Document of(PluginOrigin origin, State state, Optional<String> folder) {
            return new Document(
                    origin.plugin().toString(),
                    state,
                    Optional.of(origin.archive()),
                    Optional.of(origin.sha256()),
                    Optional.of(origin.from()),
                    folder);
        }
    }
}
