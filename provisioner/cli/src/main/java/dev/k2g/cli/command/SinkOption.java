package dev.k2g.cli.command;

import dev.k2g.cli.session.Plugins;
import dev.k2g.cli.session.Session;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.plugin.ArchiveSource;
import dev.k2g.plugin.FetchedPlugin;
import dev.k2g.plugin.HttpTimeouts;
import dev.k2g.plugin.OfficialSink;
import dev.k2g.plugin.PluginFetch;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.stack.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** {@code --sink}, for commands that start a stack. */
public final class SinkOption {

    private static final String VARIABLE = "K2G_SINK";
    private static final String SINK = "neo4j/kafka-connect-neo4j";

    /** The sinks that a worker of this machine can have. */
    public enum Sink {
        /** The connector of the recipe's plugin. */
        official,
        /** The one that k2g brings along. */
        standin
    }

    @Option(
            names = "--sink",
            paramLabel = "SINK",
            description = "What the Connect worker runs: ${COMPLETION-CANDIDATES} (K2G_SINK; default: official where it"
                    + " can be had, else standin).")
    private @Nullable Sink sink;

    /**
     * The plugin folder of the official sink if the worker is to run it, fetched when that is needed.
     *
     * @param isRunning whether the stack runs: then nothing is looked for that is not here and was not asked for
     */
    Optional<Path> officialSink(Session session, Recipe recipe, boolean isRunning) {
        Plugins plugins = new Plugins(session);
        OfficialSink official = new OfficialSink(plugins.fetch(), session::progress);
        Optional<Sink> choice = choice(session);
        if (choice.isEmpty()) {
            Optional<ArchiveSource> place =
                    isRunning ? Optional.empty() : Optional.of(plugins.releases(HttpTimeouts.unasked()));
            return official.preferred(recipe, place).map(FetchedPlugin::folder);
        }
        return switch (choice.get()) {
            case official ->
                Optional.of(official.required(recipe, plugins.releases(plugins.timeouts()))
                        .folder());
            case standin -> Optional.empty();
        };
    }

    /**
     * The target that a command starts, with the sink that its worker is to run.
     *
     * @throws InvalidInputException when a sink is asked for where one is already
     */
    Target target(Session session, Recipe recipe) {
        if (session.selection().targetFile().isPresent()) {
            refuseOn(session.target());
            return session.target();
        }
        boolean isRunning = session.target().running().isPresent();
        return session.target(officialSink(session, recipe, isRunning));
    }

    /**
     * The plugin folder of the official sink if an image is to have it, fetched when that is needed.
     *
     * @param version the official sink's, in place of the one that the recipe pins
     */
    Optional<Path> forImage(Session session, Optional<String> version) {
        Recipe recipe = session.selection().recipe();
        if (version.isEmpty()) {
            return officialSink(session, recipe, false);
        }
        if (choice(session).filter(Sink.standin::equals).isPresent()) {
            throw new InvalidInputException(
                    "The stand-in sink has no version " + version.get() + ".",
                    "Leave out --connector-version, or say --sink official.");
        }
        Plugins plugins = new Plugins(session);
        PluginSpec plugin = recipe.connectors().values().stream()
                .map(connector -> new PluginSpec(connector.plugin().name(), version.get()))
                .findFirst()
                .orElseGet(() -> new PluginSpec(SINK, version.get()));
        PluginFetch fetch = plugins.fetch();
        return Optional.of(fetch.find(PluginSpec.parse(plugin.toString()))
                .orElseGet(() -> fetch.fetch(plugin, plugins.releases(plugins.timeouts())))
                .folder());
    }

    /**
     * Of servers that run elsewhere, whose sink is there already.
     *
     * @throws InvalidInputException when one was asked for
     */
    void refuseOn(Target target) {
        if (sink != null) {
            throw new InvalidInputException(
                    "What runs the connectors of the target " + target.name() + " has its sink already.",
                    "Leave out --sink; k2g --target FILE status says which it is.");
        }
    }

    private Optional<Sink> choice(Session session) {
        return Optional.ofNullable(sink)
                .or(() -> session.console().variable(VARIABLE).map(SinkOption::named));
    }

    private static Sink named(String name) {
        for (Sink sink : Sink.values()) {
            if (sink.name().equals(name)) {
                return sink;
            }
        }
        throw new InvalidInputException(
                VARIABLE + " is '" + name + "', which is no sink.", "Set it to official or standin, or unset it.");
    }
}
