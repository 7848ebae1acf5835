package dev.k2g.bench;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.replay.Replay;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Kafka's {@code kafka-producer-perf-test} in a process of its own, with the properties of a replay's producer. */
final class ProducerPerformance {

    private static final String MAIN_CLASS = "org.apache.kafka.tools.ProducerPerformance";
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

    private final KafkaEndpoint endpoint;
    private final Path directory;

    ProducerPerformance(KafkaEndpoint endpoint, Path directory) {
        this.endpoint = endpoint;
        this.directory = directory;
    }

    /** Sends each record twice, the first time to get warm, and answers the rate of the second. */
    double recordsPerSecond(String topic, Path records, int count) {
        Path properties = properties();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                MAIN_CLASS,
                "--topic",
                topic,
                "--payload-file",
                records.toString(),
                "--num-records",
                Integer.toString(3 * count),
                "--warmup-records",
                Integer.toString(2 * count),
                "--throughput",
                "-1",
                "--command-config",
                properties.toString());
        try {
            String output = output(command, properties);
            // the last line is that of the records after the warm-up
            return RATE.matcher(output)
                    .results()
                    .map(MatchResult::group)
                    .map(RATE::matcher)
                    .filter(Matcher::find)
                    .map(rate -> Double.parseDouble(rate.group(1)))
                    .reduce((earlier, last) -> last)
                    .orElseThrow(() -> failure(output, null));
        } catch (IOException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("ProducerPerformance ran", e);
        }
    }

    /** What it prints. The file with the key goes, however it ends. */
    private String output(List<String> command, Path properties) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(directory.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw failure(output, null);
            }
            return output;
        } finally {
            Files.deleteIfExists(properties);
        }
    }

    /** In a file that nobody else can read: arguments can be read by all. */
    private Path properties() {
        Path file = directory.resolve("producer.properties");
        Properties properties = new Properties();
        Map<String, Object> values = Replay.producerProperties(endpoint);
        values.forEach((key, value) -> properties.setProperty(key, String.valueOf(value)));
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var writer = Files.newBufferedWriter(file, UTF_8)) {
                properties.store(writer, null);
            }
            return file;
        } catch (IOException e) {
            throw new FailedException(file + " cannot be written: " + e.getMessage() + ".", "Make room there.", e);
        }
    }

    private static String classPath() {
        try (InputStream resource = ProducerPerformance.class.getResourceAsStream("classpath")) {
            if (resource == null) {
                throw new IllegalStateException("the build writes this resource");
            }
            return new String(resource.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("a resource of this jar can be read", e);
        }
    }

    private static FailedException failure(String output, @Nullable Throwable cause) {
        String said = output.lines().filter(line -> !line.isBlank()).collect(Collectors.joining(" | "));
        return new FailedException(
                "ProducerPerformance failed: " + said, "Is the broker still there? k2g status", cause);
    }
}
