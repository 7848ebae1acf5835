package dev.k2g.docker.engine;

import dev.k2g.secret.Secret;
import dev.k2g.secret.SecretFingerprint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a container is made of. Nothing of it is secret but the files' contents.
 *
 * @param name its name
 * @param hostName its own name for itself, and the one that others of its network reach it by
 * @param network the name of its network; {@code host} for the machine's own
 * @param environment its variables
 * @param files what it finds in its file system
 * @param user the user that these belong to; empty text for the one that the image's server runs as
 * @param ports port in the container to port of 127.0.0.1
 * @param volumes name of a volume to the path that it is mounted at
 * @param labels what it is found by
 * @param command what it runs; empty for what the image says
 */
public record ContainerSpec(
        String name,
        Optional<String> hostName,
        String network,
        Map<String, String> environment,
        List<ContainerFile> files,
        String user,
        Map<Integer, Integer> ports,
        Map<String, String> volumes,
        Map<String, String> labels,
        List<String> command) {

    /** The network of the machine itself. */
    public static final String HOST_NETWORK = "host";

    /** Copies the collections. */
    public ContainerSpec {
        environment = Map.copyOf(environment);
        files = List.copyOf(files);
        ports = Map.copyOf(ports);
        volumes = Map.copyOf(volumes);
        labels = Map.copyOf(labels);
        command = List.copyOf(command);
    }

    /** The same, with one more label. */
    public ContainerSpec withLabel(String key, String value) {
        Map<String, String> more = new HashMap<>(labels);
        more.put(key, value);
        return new ContainerSpec(name, hostName, network, environment, files, user, ports, volumes, more, command);
    }

    /**
     * Changes when a container must be replaced to become this one. It stands in a label, and betrays nothing of the files
     * to who has no key.
     *
     * @param image the image's id
     * @param key of the stack
     */
    public String fingerprint(String image, Secret key) {
        String sources = files.stream()
                .map(file -> file.path() + "=" + file.source().reveal())
                .sorted()
                .collect(Collectors.joining("\n"));
        String all = String.join(
                "\n",
                image,
                network,
                command.toString(),
                new TreeMap<>(environment).toString(),
                new TreeMap<>(ports).toString(),
                new TreeMap<>(volumes).toString(),
                sources);
        return SecretFingerprint.of(key, "container", Secret.of(all));
    }
}
