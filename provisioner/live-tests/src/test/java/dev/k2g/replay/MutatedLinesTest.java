package dev.k2g.replay;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.SharedStack;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines that something went wrong with, replayed by a JVM of its own with a heap of 256 MiB. How many is the system
 * property {@code k2g.test.mutatedLines}.
 */
@ExtendWith(SharedStack.class)
class MutatedLinesTest {

    private static final int LINES = Integer.getInteger("k2g.test.mutatedLines", 500);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Test
    void do_not_crash_it_nor_fill_its_memory_and_the_sums_are_exact(Endpoints endpoints, @TempDir Path directory)
            throws Exception {
        KafkaEndpoint kafka = endpoints.kafka();
        TopicSpec topic = new ReplayFixture(kafka).topic("replay-mutated", 3, Map.of());
        Path recording = directory.resolve("mutated.ndjson");
        Path rejects = directory.resolve("rejects.ndjson");
        new MutatedLines(20261122).write(recording, LINES);

        List<Long> sums = replayInItsOwnJvm(kafka, topic, recording, rejects, directory.resolve("output.txt"));

        long lines = sums.get(0);
        long messages = sums.get(1);
        long blank = sums.get(2);
        long rejectedLines = sums.get(3);
        long mapped = sums.get(4);
        long sent = sums.get(5);
        long rejected = sums.get(6);
        assertThat(lines).isEqualTo(newlines(recording)).isEqualTo(messages + blank + rejectedLines);
        assertThat(mapped).isEqualTo(sent + rejected);
        assertThat(sent).isEqualTo(recordsIn(kafka, topic)).isGreaterThan(LINES / 4);
        assertThat(kept(rejects, "line")).isEqualTo(rejectedLines).isGreaterThan(LINES / 4);
        assertThat(kept(rejects, "record")).isEqualTo(rejected).isGreaterThan(LINES / 100);
    }

    private static List<Long> replayInItsOwnJvm(
            KafkaEndpoint kafka, TopicSpec topic, Path recording, Path rejects, Path output)
            throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        classPath,
                        MutatedLinesTest.class.getName(),
                        topic.name(),
                        recording.toString(),
                        rejects.toString(),
                        kafka.certificateAuthority().map(Path::toString).orElseThrow())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("BROKER_ENDPOINT", kafka.bootstrapServers());
        builder.environment().put("CLUSTER_API_KEY", kafka.apiKey());
        builder.environment().put("CLUSTER_API_SECRET", kafka.apiSecret().reveal());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return NUMBER.matcher(Files.readString(output).lines().reduce("", (first, last) -> last))
                .results()
                .map(MatchResult::group)
                .map(Long::valueOf)
                .toList();
    }

    /** What the JVM of its own runs: prints the sums as its last line. */
    public static void main(String[] arguments) {
        KafkaEndpoint kafka = new KafkaEndpoint(
                variable("BROKER_ENDPOINT"),
                variable("CLUSTER_API_KEY"),
                Secret.of(variable("CLUSTER_API_SECRET")),
                Optional.of(Path.of(arguments[3])));
        TopicSpec topic = ReplayFixture.spec(arguments[0], 3, Map.of());
        ReplaySummary summary = new ReplayFixture(kafka)
                .replay(topic, ReplayFixture.RSVPS, "member_id", "time", "group_topic_name")
                .run(
                        MessageSource.of(arguments[1]),
                        ReplayOptions.unlimited().withRejects(Path.of(arguments[2])),
                        ReplayListener.NONE);
        System.out.println(summary.sums());
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private static long newlines(Path file) throws IOException {
        long newlines = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                for (int i = 0; i < read; i++) {
                    newlines += part[i] == '\n' ? 1 : 0;
                }
            }
        }
        return newlines;
    }

    private static long recordsIn(KafkaEndpoint endpoint, TopicSpec topic) {
        try (Kafka kafka = Kafka.connect(endpoint)) {
            Map<TopicPartition, Long> first = kafka.offsets().beginning(List.of(topic.name()));
            return kafka.offsets().end(List.of(topic.name())).entrySet().stream()
                    .mapToLong(end -> end.getValue() - first.getOrDefault(end.getKey(), 0L))
                    .sum();
        }
    }

    private static long kept(Path rejects, String kind) throws IOException {
        try (Stream<String> lines = Files.lines(rejects)) {
            return lines.filter(line -> line.contains(",\"kind\":\"" + kind + "\",\"reason\":"))
                    .count();
        }
    }
}
