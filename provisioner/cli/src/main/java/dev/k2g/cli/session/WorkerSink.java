package dev.k2g.cli.session;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.plugin.ArchiveSource;
import dev.k2g.plugin.FetchedPlugin;
import dev.k2g.plugin.HttpTimeouts;
import dev.k2g.plugin.OfficialSink;
import dev.k2g.plugin.PluginFetch;
import dev.k2g.plugin.SinkChoice;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.stack.Target;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Which sink a worker gets that a command starts: by {@code --sink}, else by K2G_SINK, else the official one if it can be had. */
public final class WorkerSink {

    private static final String SINK = "neo4j/kafka-connect-neo4j";

    private final Session session;

    /** That of this session. */
    public WorkerSink(Session session) {
        this.session = session;
    }

    /**
     * The plugin folder of the official sink if the worker is to run it, fetched when that is needed.
     *
     * @param isRunning whether the stack runs: then nothing is looked for that is not here and was not asked for
     */
    public Optional<Path> officialSink(Recipe recipe, boolean isRunning) {
        if (choice().isPresent()) {
            return ifAsked(recipe);
        }
        Plugins plugins = new Plugins(session);
        Optional<ArchiveSource> place =
                isRunning ? Optional.empty() : Optional.of(plugins.releases(HttpTimeouts.unasked()));
        return official(plugins).preferred(recipe, place).map(FetchedPlugin::folder);
    }

    /** The same where nothing is looked for unless somebody asks for the official sink. */
    public Optional<Path> ifAsked(Recipe recipe) {
        if (choice().filter(SinkChoice.official::equals).isEmpty()) {
            return Optional.empty();
        }
        Plugins plugins = new Plugins(session);
        return Optional.of(official(plugins)
                .required(recipe, plugins.releases(plugins.timeouts()))
                .folder());
    }

    private OfficialSink official(Plugins plugins) {
        OnceADay standIn = new OnceADay(session.selection().stateDirectory().resolve("sink.told"), session::progress);
        return new OfficialSink(plugins.fetch(), line -> standIn.tell(line, LocalDate.now(ZoneId.systemDefault())));
    }

    /**
     * The target that a command starts, with the sink that its worker is to run.
     *
     * @throws InvalidInputException when a sink is asked for where one is already
     */
    public Target target(Recipe recipe) {
        if (session.selection().targetFile().isPresent()) {
            refuseOn(session.target());
            return session.target();
        }
        boolean isRunning = session.target().running().isPresent();
        return session.target(officialSink(recipe, isRunning));
    }

    /**
     * The plugin folder of the official sink if an image is to have it, fetched when that is needed.
     *
     * @param version the official sink's, in place of the one that the recipe pins
     */
    public Optional<Path> forImage(Optional<String> version) {
        Recipe recipe = session.selection().recipe();
        if (version.isEmpty()) {
            return officialSink(recipe, false);
        }
        if (choice().filter(SinkChoice.standin::equals).isPresent()) {
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
    public void refuseOn(Target target) {
        if (session.options().sink().isPresent()) {
            throw new InvalidInputException(
                    "What runs the connectors of the target " + target.name() + " has its sink already.",
                    "Leave out --sink; k2g --target FILE status says which it is.");
        }
    }

    private Optional<SinkChoice> choice() {
        return session.options().sink().or(() -> SinkChoice.in(session.console().environment()));
    }
}
