package dev.k2g.docker.image;

import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.sinkmodel.Dialect;

import java.util.List;
import java.util.Optional;

/** Tries an image, without running it, before a worker that runs is replaced by one of this image. */
public final class SinkInImage {

    /** What to do about an image without the sink. */
    public static final String REMEDY = "Name an image that has it, or let k2g image build make one. Where"
            + " connector-image/Dockerfile made it, build it once more: the connector's folder belongs below a folder of the"
            + " image's CONNECT_PLUGIN_PATH.";

    private SinkInImage() {}

    /**
     * The connectors in it, of which one is the sink.
     *
     * @throws FailedException when none is, or the image has no Connect at all
     */
    public static List<FoundPlugin> required(Engine engine, ImageName image) {
        List<FoundPlugin> found = Optional.of(image.name())
                .flatMap(new ConnectImages(engine, line -> {})::present)
                .map(ConnectImage::plugins)
                .filter(plugins -> !plugins.isEmpty())
                .orElseGet(() -> new BasePlugins(engine.client()).of(image.name()));
        if (found.stream().noneMatch(plugin -> Dialect.of(plugin.className()).isPresent())) {
            throw new FailedException(
                    FindingCode.PLUGIN_MISSING,
                    "The image " + image.name()
                            + " has no sink for Neo4j in its plugin path, so that nothing is replaced.",
                    REMEDY);
        }
        return found;
    }
}
