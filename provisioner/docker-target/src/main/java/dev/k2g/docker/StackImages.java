package dev.k2g.docker;

import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.ImageName;

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
record StackImages(Map<Server, ImageName> names, Map<Server, String> ids) {

    StackImages {
        names = Map.copyOf(names);
        ids = Map.copyOf(ids);
    }

    static StackImages provide(Engine engine, DockerOptions options, Consumer<String> progress) {
        Map<Server, ImageName> names = new EnumMap<>(Server.class);
        names.put(Server.KAFKA, options.kafka());
        names.put(Server.NEO4J, options.neo4j());
        names.put(Server.CONNECT, options.connect().name());
        options.connect().provide(engine, progress);
        Map<Server, String> ids = new EnumMap<>(Server.class);
        names.forEach((server, image) -> ids.put(server, engine.provide(image, progress)));
        return new StackImages(names, ids);
    }

    ImageName of(Server server) {
        return required(names, server);
    }

    String id(Server server) {
        return required(ids, server);
    }

    private static <T> T required(Map<Server, T> values, Server server) {
        T value = values.get(server);
        if (value == null) {
            throw new IllegalStateException("no image for " + server.title());
        }
        return value;
    }

    /** For reports: the tags of the servers' own images, and the engine's version. */
    Map<String, String> versions(Engine engine) {
        Map<String, String> versions = new HashMap<>();
        versions.put(Server.KAFKA.id(), of(Server.KAFKA).tag());
        versions.put(Server.NEO4J.id(), of(Server.NEO4J).tag());
        versions.put("engine", engine.version());
        return versions;
    }
}
