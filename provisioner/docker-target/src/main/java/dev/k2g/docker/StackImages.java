package dev.k2g.docker;

import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;
import dev.k2g.stack.start.ServerKind;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The images of a stack, all of them local.
 *
 * @param names by server
 * @param ids by server: they change when something else gets the name
 */
record StackImages(Map<ServerKind, ImageName> names, Map<ServerKind, String> ids) {

    StackImages {
        names = Map.copyOf(names);
        ids = Map.copyOf(ids);
    }

    static StackImages provide(Engine engine, DockerOptions options, Consumer<String> progress) {
        Map<ServerKind, ImageName> names = new EnumMap<>(ServerKind.class);
        names.put(ServerKind.KAFKA, options.kafka());
        names.put(ServerKind.NEO4J, options.neo4j());
        names.put(ServerKind.CONNECT, options.connect().name());
        options.connect().provide(engine, progress);
        Map<ServerKind, String> ids = new EnumMap<>(ServerKind.class);
        names.forEach((server, image) -> ids.put(server, engine.provide(image, progress)));
        return new StackImages(names, ids);
    }

    ImageName of(ServerKind server) {
        return required(names, server);
    }

    String id(ServerKind server) {
        return required(ids, server);
    }

    private static <T> T required(Map<ServerKind, T> values, ServerKind server) {
        T value = values.get(server);
        if (value == null) {
            throw new IllegalStateException("no image for " + server.title());
        }
        return value;
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
