package dev.k2g.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.k2g.docker.engine.EngineFailures;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The connectors that a base image has already, read from a container of it that never runs. */
record BasePlugins(DockerClient client) {

    private static final String VARIABLE = "CONNECT_PLUGIN_PATH=";
    private static final String DEFAULT_PATH = "/usr/share/java,/usr/share/confluent-hub-components";

    List<FoundPlugin> of(String image) {
        try {
            String[] variables =
                    client.inspectImageCmd(image).exec().getConfig().getEnv();
            String container = client.createContainerCmd(image).exec().getId();
            try {
                PluginScan scan = new PluginScan();
                for (String folder : folders(Optional.ofNullable(variables).orElse(new String[0]))) {
                    scan(container, folder, scan);
                }
                return scan.found();
            } finally {
                client.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            }
        } catch (IOException | RuntimeException e) {
            throw EngineFailures.explain("The plugins of the image " + image + " cannot be listed", e);
        }
    }

    private static List<String> folders(String[] variables) {
        String path = Arrays.stream(variables)
                .filter(variable -> variable.startsWith(VARIABLE))
                .map(variable -> variable.substring(VARIABLE.length()))
                .findFirst()
                .orElse(DEFAULT_PATH);
        return Stream.of(path.split(","))
                .map(folder -> folder.strip().replaceFirst("/+$", ""))
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .toList();
    }

    private void scan(String container, String folder, PluginScan scan) throws IOException {
        try (InputStream archive =
                        client.copyArchiveFromContainerCmd(container, folder).exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                // the folder itself, the plugin, and what is in it
                String[] names = entry.getName().split("/");
                if (entry.isFile() && names.length > 1) {
                    scan.add(folder + "/" + names[1], names[names.length - 1], tar);
                }
            }
        } catch (NotFoundException e) {
            // a plugin path may name folders that are not there; Connect ignores them as well
            return;
        }
    }
}
