package dev.k2g.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.k2g.docker.engine.Engine;
import dev.k2g.stack.files.StackDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The image of Connect with the stand-in sink. */
final class TestWorkerImage {

    private static final String NAME = "k2g-test/connect-standin:latest";

    private static final String BROKEN = "k2g-test/connect-standin:broken";

    private TestWorkerImage() {}

    static WorkerImageSource build(Engine engine) throws IOException {
        return build(engine, NAME, "ENV CONNECT_REST_EXTENSION_CLASSES=dev.k2g.sink.rest.CountsExtension");
    }

    /** One that has the sink, and whose worker ends at once. */
    static WorkerImageSource broken() throws IOException {
        return build(Engine.find(), BROKEN, "CMD [\"sh\", \"-c\", \"echo no worker here; exit 1\"]");
    }

    private static WorkerImageSource build(Engine engine, String name, String last) throws IOException {
        Path folder = Files.createTempDirectory("k2g-test-image");
        try {
            copy(Path.of(System.getProperty("k2g.home"), "connector-image/standin-sink/target/plugins"), folder);
            Files.write(
                    folder.resolve("Dockerfile"),
                    List.of(
                            "FROM " + TestImages.of(TestImages.CONNECT_BASE).name(),
                            "COPY plugins /usr/share/confluent-hub-components/",
                            last));
            engine.client()
                    .buildImageCmd(folder.toFile())
                    .withTags(Set.of(name))
                    .exec(new BuildImageResultCallback())
                    .awaitImageId();
            return WorkerImageSource.named(name);
        } finally {
            new StackDirectory(folder).delete(folder);
        }
    }

    private static void copy(Path plugins, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(plugins)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("plugins").resolve(plugins.relativize(file)));
            }
        }
    }
}
