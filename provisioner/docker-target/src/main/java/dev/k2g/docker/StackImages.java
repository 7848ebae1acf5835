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
record StackImages(Map<DockerServer, ImageName> names, Map<DockerServer, String> ids) {

    StackImages {
        names = Map.copyOf(names);
        ids = Map.copyOf(ids);
    }

    static StackImages provide(Engine engine, DockerOptions options, Consumer<String> progress) {
        Map<DockerServer, ImageName> names = new EnumMap<>(DockerServer.class);
        names.put(DockerServer.KAFKA, options.kafka());
        names.put(DockerServer.NEO4J, options.neo4j());
        names.put(DockerServer.CONNECT, options.connect().name());
        options.connect().provide(engine, progress);
        Map<DockerServer, String> ids = new EnumMap<>(DockerServer.class);
        names.forEach((server, image) -> ids.put(server, engine.provide(image, progress)));
        return new StackImages(names, ids);
    }

    ImageName of(DockerServer server) {
        return required(names, server);
    }

    String id(DockerServer server) {
        return required(ids, server);
    }

    private static <T> T required(Map<DockerServer, T> values, DockerServer server) {
        T value = values.get(server);
        if (value == null) {
            throw new IllegalStateException("no image for " + server.title());
        }
        return value;
    }

    /** For reports: the tags of the servers' own images, and the engine's version. */
    Map<String, String> versions(Engine engine) {
        Map<String, String> versions = new HashMap<>();
        versions.put(DockerServer.KAFKA.id(), of(DockerServer.KAFKA).tag());
        versions.put(DockerServer.NEO4J.id(), of(DockerServer.NEO4J).tag());
        versions.put("engine", engine.version());
        return versions;
    }
}
