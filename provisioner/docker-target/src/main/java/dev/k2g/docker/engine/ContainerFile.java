package dev.k2g.docker.engine;

import dev.k2g.secret.Secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A file that a container has before it starts. It lies in the container's own layer, which {@code docker inspect} does
 * not show. Only the user that the server runs as reads it.
 *
 * @param path where it is in the container
 * @param content what is in it, in Base64: most of them are secret
 */
public record ContainerFile(String path, Secret content) {

    /** A file of these bytes. */
    public static ContainerFile of(String path, byte[] content) {
        return new ContainerFile(path, Secret.of(Base64.getEncoder().encodeToString(content)));
    }

    /** A file of this text. */
    public static ContainerFile of(String path, String text) {
        return of(path, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(content.reveal());
    }
}
