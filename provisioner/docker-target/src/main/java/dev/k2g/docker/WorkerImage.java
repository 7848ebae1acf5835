package dev.k2g.docker;

import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;

import java.util.Optional;
import java.util.function.Consumer;

/** Where the worker's image comes from: it has a name, or is built when a stack starts. */
@FunctionalInterface
public interface WorkerImage {

    /** The environment variable that names an image which is used as it is. */
    String SETTING = "K2G_CONNECT_IMAGE";

    /**
     * The image, which is there from now on.
     *
     * @param progress told what happens, in one line each
     */
    ImageName provide(Engine engine, Consumer<String> progress);

    /** One that is used as it is, and pulled where it is not local. */
    static WorkerImage named(String name) {
        return (engine, progress) -> {
            ImageName image = new ImageName(name, SETTING);
            engine.provide(image, progress);
            return image;
        };
    }

    /** What K2G_CONNECT_IMAGE says. */
    static WorkerImage orElse(Optional<String> name, WorkerImage otherwise) {
        return name.map(WorkerImage::named).orElse(otherwise);
    }
}
