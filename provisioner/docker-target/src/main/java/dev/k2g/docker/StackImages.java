package dev.k2g.docker;

import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.stack.start.ServerKind;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The images of a stack, all of them local.
 *
 * @param names by server
 * @param ids by server: they change when something else gets the name
 * @param pluginDiscovery how a worker of this image finds its plugins
 */
record StackImages(Map<ServerKind, ImageName> names, Map<ServerKind, String> ids, String pluginDiscovery) {

    static StackImages provide(Engine engine, DockerOptions options, Consumer<String> progress) {
        options.connect().provide(engine, progress);
        Map<ServerKind, ImageName> names = Map.of(
                ServerKind.KAFKA, options.kafka(),
                ServerKind.CONNECT, options.connect().name(),
                ServerKind.NEO4J, options.neo4j());
        Map<ServerKind, String> ids = new EnumMap<>(ServerKind.class);
        for (ServerKind server : ServerKind.values()) {
            ids.put(server, engine.provide(Objects.requireNonNull(names.get(server)), progress));
        }
        return new StackImages(names, Map.copyOf(ids), options.connect().pluginDiscovery());
    }

    ImageName of(ServerKind server) {
        return Objects.requireNonNull(names.get(server));
    }

    String id(ServerKind server) {
        return Objects.requireNonNull(ids.get(server));
    }

    /** For reports: the tags of the servers' own images, and the engine's version. */
    Map<String, String> versions(Engine engine) {
        Map<String, String> versions = new HashMap<>();
        versions.put(ServerKind.KAFKA.id(), of(ServerKind.KAFKA).tag());
        versions.put(ServerKind.NEO4J.id(), of(ServerKind.NEO4J).tag());
        versions.put("engine", engine.version());
        return versions;
    }
}
