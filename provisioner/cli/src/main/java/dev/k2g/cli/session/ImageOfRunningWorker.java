package dev.k2g.cli.session;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.plugin.FetchedPlugin;
import dev.k2g.plugin.OfficialSink;
import dev.k2g.provision.WorkerImage;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.stack.Target;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The image that a worker which runs should run from. It has the sink that the worker has now: which one that is changes
 * only when a worker is started.
 */
final class ImageOfRunningWorker {

    private final Session session;

    ImageOfRunningWorker(Session session) {
        this.session = session;
    }

    /** The image, where the target has one that k2g builds, and where the sink that goes into it is at hand. */
    Optional<WorkerImage> find(Recipe recipe, Endpoints endpoints) {
        Target withStandIn = session.target();
        return withStandIn
                .workerImage()
                .flatMap(image -> hasOfficialSink(endpoints) ? withOfficialSink(recipe) : Optional.of(image));
    }

    private boolean hasOfficialSink(Endpoints endpoints) {
        return DialectSelection.hasOfficialSink(Connect.at(
                endpoints.connect(), endpoints.redaction(), session.options().patience()));
    }

    private Optional<WorkerImage> withOfficialSink(Recipe recipe) {
        Optional<Path> sink = new OfficialSink(new Plugins(session).fetch(), session::progress)
                .cached(recipe)
                .map(FetchedPlugin::folder);
        if (sink.isEmpty()) {
            session.progress("The worker's image is not compared: the recipe's plugin is not in the cache"
                    + " (k2g plugin fetch).");
        }
        return sink.flatMap(folder -> session.target(Optional.of(folder)).workerImage());
    }
}
