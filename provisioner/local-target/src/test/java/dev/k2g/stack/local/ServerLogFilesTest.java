package dev.k2g.stack.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What Kafka and Connect log, with their own library and configuration. */
class ServerLogFilesTest {

    private static final String LOGGING = """
            class Logging {
                public static void main(String[] arguments) {
                    for (int i = 0; i < 1_000; i++) {
                        org.apache.logging.log4j.LogManager.getLogger("org.apache.kafka").info("line {}", i);
                        org.apache.logging.log4j.LogManager.getLogger("org.neo4j.connectors.kafka.sink").info("poll {}", i);
                    }
                    org.apache.logging.log4j.LogManager.getLogger("org.neo4j.connectors.kafka.sink").warn("a dead letter");
                }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void are_bounded_and_have_warnings_of_the_sink_only() throws Exception {
        Path log = folder.resolve("connect.log");

        run(log, "10KB");

        Path previous = folder.resolve("connect.log.1");
        assertThat(folder.toFile().list())
                .filteredOn(name -> name.startsWith("connect.log"))
                .containsExactlyInAnyOrder("connect.log", "connect.log.1");
        assertThat(Files.size(log)).isLessThan(11_000);
        assertThat(Files.size(previous)).isLessThan(11_000);
        assertThat(Files.readString(log)).contains("line 999 ", "a dead letter");
        assertThat(Files.readString(previous) + Files.readString(log)).doesNotContain("poll");
        assertThat(Files.getPosixFilePermissions(log)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** @param size after which a file is full */
    private void run(Path log, String size) throws IOException, InterruptedException {
        String template = ServerResources.text("kafka", "log4j2.properties");
        assertThat(template).contains("size = 20MB");
        Path configuration = Files.writeString(
                folder.resolve("log4j2.properties"),
                ServerResources.render(
                        template.replace("size = 20MB", "size = " + size),
                        Map.of("log.file", log.toString()),
                        UnaryOperator.identity()));
        Path program = Files.writeString(folder.resolve("Logging.java"), LOGGING);
        String library = Stream.of(
                        ServerResources.text("kafka", "classpath").strip().split(File.pathSeparator))
                .filter(jar -> jar.contains("log4j"))
                .collect(Collectors.joining(File.pathSeparator));
        Process java = new ProcessBuilder(List.of(
                        Jdk.own().home().resolve("bin/java").toString(),
                        "-Dlog4j2.configurationFile=" + configuration,
                        "-cp",
                        library,
                        program.toString()))
                .inheritIO()
                .start();
        assertThat(java.waitFor()).isZero();
    }
}
