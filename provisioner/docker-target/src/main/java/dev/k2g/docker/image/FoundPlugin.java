package dev.k2g.docker.image;

/**
 * A connector class that a worker with this image lists.
 *
 * @param className the connector's class
 * @param version what its archive or its jar says; empty when neither does
 * @param location the folder or jar of the plugin path that brings it
 */
public record FoundPlugin(String className, String version, String location) {

    /** The class and its version. */
    @Override
    public String toString() {
        return version.isEmpty() ? className : className + " " + version;
    }
}
