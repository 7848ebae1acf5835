package dev.k2g.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A user of an image by its numbers, as files belong to numbers.
 *
 * @param uid its id
 * @param gid its group's id
 */
record ContainerUser(long uid, long gid) {

    static final ContainerUser ROOT = new ContainerUser(0, 0);

    /**
     * The user that an image's server runs as.
     *
     * @param name its name or number; empty text for the one that the image says
     */
    static ContainerUser of(DockerClient client, String image, String name) {
        String user = name.isEmpty() ? imageUser(client, image) : name;
        String first = user.split(":", 2)[0];
        if (first.isEmpty() || first.equals("root")) {
            return ROOT;
        }
        return first.matches("\\d+")
                ? new ContainerUser(Long.parseLong(first), 0)
                : passwd(client, image)
                        .lines()
                        .flatMap(line -> entry(line, first).stream())
                        .findFirst()
                        .orElse(ROOT);
    }

    private static String imageUser(DockerClient client, String image) {
        return Optional.ofNullable(client.inspectImageCmd(image).exec().getConfig())
                .flatMap(config -> Optional.ofNullable(config.getUser()))
                .orElse("");
    }

    private static Optional<ContainerUser> entry(String line, String name) {
        String[] fields = line.split(":");
        return fields.length > 3 && fields[0].equals(name)
                ? Optional.of(new ContainerUser(Long.parseLong(fields[2]), Long.parseLong(fields[3])))
                : Optional.empty();
    }

    /** Only a container gives files away: one is made for it, and never started. */
    private static String passwd(DockerClient client, String image) {
        String id = client.createContainerCmd(image).withCmd("true").exec().getId();
        try (InputStream stream =
                        client.copyArchiveFromContainerCmd(id, "/etc/passwd").exec();
                TarArchiveInputStream archive = new TarArchiveInputStream(stream)) {
            archive.getNextEntry();
            return new String(archive.readAllBytes(), UTF_8);
        } catch (NotFoundException e) {
            return ""; // an image without users: all is root's
        } catch (IOException e) {
            throw EngineFailures.explain("The users of the image " + image + " cannot be read", e);
        } finally {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        }
    }
}
