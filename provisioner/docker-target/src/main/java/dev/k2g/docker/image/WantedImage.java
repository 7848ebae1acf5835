package dev.k2g.docker.image;

import java.util.Optional;

/**
 * An image as it should be.
 *
 * @param request what it is made of
 * @param contentHash the same as a hash
 */
public record WantedImage(ImageRequest request, String contentHash) {

    private static final int SHOWN = 8;

    /**
     * The image of this sink. By default its name ends in its hash, so that nobody's build takes an image away that another
     * checkout or another version of k2g has made.
     *
     * @param base the base image; by default {@value ImageRequest#DEFAULT_BASE}
     * @param tag the name
     */
    public static WantedImage of(SinkPlugin sink, Optional<String> base, Optional<String> tag) {
        ImageRequest request = ImageRequest.of(sink, base, tag);
        String hash = new BuildContext(request).hash();
        return new WantedImage(
                tag.isPresent() ? request : request.called(request.tag() + "-" + hash.substring(0, SHOWN)), hash);
    }
}
