package dev.k2g.docker;

import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.worker.WorkerSettings;
import dev.k2g.stack.TargetChoices;

import java.util.function.Consumer;

/** Where a worker's image comes from: it has a name, or is built when it is needed. */
public interface WorkerImageSource {

    /** The environment variable that names an image which is used as it is. */
    String SETTING = "K2G_CONNECT_IMAGE";

    /** How it is called. */
    ImageName name();

    /**
     * Makes sure that it is local and current.
     *
     * @param progress told what happens, in one line each
     */
    void provide(Engine engine, Consumer<String> progress);

    /** A worker's {@code plugin.discovery} with it: whoever made an image need not have heard of service manifests. */
    default String pluginDiscovery() {
        return WorkerSettings.ALL_PLUGINS;
    }

    /** What must be on this machine or be pulled: the image itself, or the one that it is built from. */
    default ImageName origin() {
        return name();
    }

    /** One that is used as it is, and pulled where it is not local. */
    record Named(ImageName name) implements WorkerImageSource {

        @Override
        public void provide(Engine engine, Consumer<String> progress) {
            engine.provide(name, progress);
        }
    }

    /** The one with this name, used as it is. */
    static WorkerImageSource named(String name) {
        return new Named(new ImageName(name, SETTING));
    }

    /** What K2G_CONNECT_IMAGE names; without it, one that is built of the chosen sink, unless it is there and current. */
    static WorkerImageSource of(TargetChoices choices) {
        return choices.variable(SETTING).map(WorkerImageSource::named).orElseGet(() -> new BuiltImage(choices));
    }
}
