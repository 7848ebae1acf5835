package dev.k2g.docker;

import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;

import java.util.Optional;
import java.util.function.Consumer;

/** Where the worker's image comes from: it has a name, or is built when a stack starts. */
public interface WorkerImage {

    /** The environment variable that names an image which is used as it is. */
    String SETTING = "K2G_CONNECT_IMAGE";

    /**
     * The image, which is there from now on.
     *
     * @param progress told what happens, in one line each
     */
    ImageName provide(Engine engine, Consumer<String> progress);

    /** What must be on this machine or be pulled: the image itself, or the one that it is built from. */
    ImageName origin();

    /** One that is used as it is, and pulled where it is not local. */
    static WorkerImage named(String name) {
        ImageName image = new ImageName(name, SETTING);
        return new WorkerImage() {

            @Override
            public ImageName provide(Engine engine, Consumer<String> progress) {
                engine.provide(image, progress);
                return image;
            }

            @Override
            public ImageName origin() {
                return image;
            }
        };
    }

    /** What K2G_CONNECT_IMAGE says. */
    static WorkerImage orElse(Optional<String> name, WorkerImage otherwise) {
        return name.map(WorkerImage::named).orElse(otherwise);
    }
}
