package dev.k2g.cli.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.k2g.docker.image.ConnectImage;
import dev.k2g.docker.image.FoundPlugin;
import dev.k2g.docker.image.ImageRequest;

import java.util.List;
import java.util.Optional;

/**
 * An image of Connect, as {@code -o json} prints it.
 *
 * @param image its name with its tag
 * @param built whether it was built now, and not there already
 * @param sink {@code official} or {@code stand-in}
 * @param base the image that it is made from
 * @param id the engine's id of it
 * @param digest what a registry calls it, once it was pushed
 * @param bytes its size, with its base image
 * @param contentHash SHA-256 of what it is made of
 * @param plugins the connectors in it
 */
record ImageDocument(
        String image,
        boolean built,
        String sink,
        String base,
        String id,
        Optional<String> digest,
        long bytes,
        String contentHash,
        List<Plugin> plugins) {

    /** A connector. */
    record Plugin(@JsonProperty("class") String className, String version, String location) {

        static Plugin of(FoundPlugin plugin) {
            return new Plugin(plugin.className(), plugin.version(), plugin.location());
        }
    }

    static ImageDocument of(ConnectImage image, ImageRequest request, boolean built) {
        return new ImageDocument(
                image.tag(),
                built,
                request.sink().isStandIn() ? "stand-in" : "official",
                request.base().name(),
                image.id(),
                image.digest(),
                image.bytes(),
                image.contentHash(),
                image.plugins().stream().map(Plugin::of).toList());
    }
}
