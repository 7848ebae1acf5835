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
 * @param source what it is made of, in Base64: it differs when another content is meant
 */
public record ContainerFile(String path, Secret content, Secret source) {

    /** A file of these bytes. */
    public static ContainerFile of(String path, byte[] content) {
        return made(path, content, content);
    }

    /** A file that has other bytes each time it is made, of a source that has not. */
    public static ContainerFile made(String path, byte[] content, byte[] source) {
        return new ContainerFile(path, secret(content), secret(source));
    }

    private static Secret secret(byte[] bytes) {
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** A file of this text. */
    public static ContainerFile of(String path, String text) {
        return of(path, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(content.reveal());
    }
}
