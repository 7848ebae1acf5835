package dev.k2g.docker.image;

import dev.k2g.docker.engine.ImageName;
import dev.k2g.failure.InvalidInputException;

import java.util.Locale;
import java.util.Optional;

/**
 * An image of Connect that is wanted.
 *
 * @param tag its name with its tag
 * @param base the image that it is made from
 * @param sink the plugin in it
 */
public record ImageRequest(String tag, ImageName base, SinkPlugin sink) {

    /** The environment variable that names the base image. */
    public static final String BASE = "K2G_CONNECT_BASE_IMAGE";

    /** The base image, as {@code connector-image/Dockerfile} has it. */
    public static final String DEFAULT_BASE = "confluentinc/cp-kafka-connect:8.3.1";

    private static final String OFFICIAL = "k2g-connect";
    private static final String STAND_IN = "k2g-connect-standin";

    /** Sees to it that no image with the stand-in passes for one with the official connector. */
    public ImageRequest {
        String name = tag.toLowerCase(Locale.ROOT);
        if (!tag.equals(name) || !tag.matches("[a-z0-9][a-z0-9._/:-]*")) {
            throw new InvalidInputException(
                    "'" + tag + "' is no name of an image.", "Name it such as " + OFFICIAL + ":5.5.2, in lower case.");
        }
        if (sink.isStandIn() && !name.contains("standin") && !name.contains("stand-in")) {
            throw new InvalidInputException(
                    "The image would hold the stand-in sink, and its name " + tag + " does not say so.",
                    "Take a name with standin in it, or fetch the official connector: k2g plugin fetch.");
        }
    }

    /** The same under another name. */
    ImageRequest called(String name) {
        return new ImageRequest(name, base, sink);
    }

    /** Whether a name is one that k2g gives, and nobody else. */
    static boolean isByDefault(String tag) {
        return tag.matches("(" + OFFICIAL + "|" + STAND_IN + "):[^/]+");
    }

    /**
     * A wanted image, with defaults for what nobody said.
     *
     * @param base the base image; by default {@value #DEFAULT_BASE}
     * @param tag the name; by default it says which sink is in it, in which version
     * @throws InvalidInputException when the name is none, or hides that the sink is the stand-in
     */
    public static ImageRequest of(SinkPlugin sink, Optional<String> base, Optional<String> tag) {
        String byDefault = (sink.isStandIn() ? STAND_IN : OFFICIAL) + ":" + sink.version();
        return new ImageRequest(tag.orElse(byDefault), new ImageName(base.orElse(DEFAULT_BASE), BASE), sink);
    }
}
