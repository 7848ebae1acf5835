package dev.k2g.docker.engine;

/**
 * The name of an image, and where it comes from.
 *
 * @param name with its tag, such as {@code apache/kafka:4.3.1}
 * @param setting the environment variable that names another one
 */
public record ImageName(String name, String setting) {

    /** The tag: what follows the last colon, if that is not the port of a registry; else {@code latest}. */
    public String tag() {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "latest";
    }
}
