package dev.k2g.docker;

import dev.k2g.deadline.Deadline;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.docker.image.ConnectImages;
import dev.k2g.docker.image.ImageRequest;
import dev.k2g.docker.image.SinkPlugin;
import dev.k2g.docker.image.WantedImage;
import dev.k2g.docker.worker.WorkerSettings;
import dev.k2g.provision.WorkerImage;
import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The worker's image that k2g builds: Connect with the official sink where that can be had, else with the stand-in. */
record BuiltImage(TargetChoices choices) implements WorkerImageSource {

    private static final String CONTENT = "content";
    private static final String BASE = "base";

    @Override
    public ImageName name() {
        return new ImageName(wanted().request().tag(), SETTING);
    }

    @Override
    public void provide(Engine engine, Consumer<String> progress) {
        ConnectImages images = new ConnectImages(engine, progress);
        images.provide(wanted());
    }

    /** {@inheritDoc} Each plugin in it declares what it has: to look into every class of every plugin takes seconds. */
    @Override
    public String pluginDiscovery() {
        return WorkerSettings.DECLARED_PLUGINS;
    }

    @Override
    public ImageName origin() {
        return new ImageName(choices.variable(ImageRequest.BASE).orElse(ImageRequest.DEFAULT_BASE), ImageRequest.BASE);
    }

    /** The image as a resource of a plan; the worker of this target runs from it. */
    WorkerImage asResourceOf(Target target) {
        Engine engine = Engine.find();
        ConnectImages images = new ConnectImages(engine, line -> {});
        WantedImage wanted = wanted();
        return new WorkerImage() {

            @Override
            public String name() {
                return wanted.request().tag();
            }

            @Override
            public Map<String, String> wanted() {
                String base = wanted.request().base().name();
                // a base that is not here would be pulled, and is taken for the one that the image was made from
                String id = engine.imageId(base)
                        .or(() -> images.present(name()).map(image -> image.baseId()))
                        .orElse("");
                return fields(wanted.contentHash(), id);
            }

            @Override
            public Optional<Map<String, String>> live() {
                return images.present(name()).map(image -> fields(image.contentHash(), image.baseId()));
            }

            @Override
            public void replace(Deadline deadline) {
                target.start(deadline, line -> {});
            }
        };
    }

    private static Map<String, String> fields(String contentHash, String baseId) {
        return Map.of(CONTENT, contentHash, BASE, baseId);
    }

    private WantedImage wanted() {
        return WantedImage.of(
                SinkPlugin.of(choices.officialSink()), choices.variable(ImageRequest.BASE), Optional.empty());
    }
}
