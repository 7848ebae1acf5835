package dev.k2g.replay;

import com.sun.net.httpserver.HttpServer;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.kafka.PeekedRecord;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.replay.ReplayFixture.Told;
import dev.k2g.replay.ReplayListener.ReplayProgress;
import dev.k2g.replay.ReplaySummary.EndedBy;
import dev.k2g.replay.ReplaySummary.OffsetRange;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.SharedStack;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static dev.k2g.replay.ReplayFixture.bytes;
import static dev.k2g.replay.ReplayFixture.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@ExtendWith(SharedStack.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayTest {

    /** Not in the repository: whoever has them puts them beside the checkout. */
    private static final Path REAL_RSVPS =
            Path.of(System.getProperty("k2g.home", "../.."), "../shared/data/rsvps-2017-03-19.ndjson");

    private final ReplayFixture kafka;
    private final KafkaEndpoint endpoint;
    private final Path directory;

    ReplayTest(Endpoints endpoints, @TempDir Path directory) {
        this.endpoint = endpoints.kafka();
        this.kafka = new ReplayFixture(endpoint);
        this.directory = directory;
    }

    @Test
    void every_line_and_record_is_accounted_for() throws Exception {
        TopicSpec topic = kafka.topic("replay-accounts", 1, Map.of());
        Path rejects = directory.resolve("rejects.ndjson");
        String text = """
                {"r":[{"id":1},{"id":null},{"id":2}]}

                HTTP/1.1 200 OK
                {"r":[]}
                {"r":7}
                {"r":[{"id":3}]}
                {"r":[{"id":4""";

        ReplaySummary summary = kafka.replay(topic, ".r[]", "id")
                .run(input(text), ReplayOptions.unlimited().withRejects(rejects), ReplayListener.NONE);

        assertThat(kafka.values(topic)).containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
        assertThat(summary.sums())
                .isEqualTo("7 lines = 3 messages + 1 blank + 3 rejected; 4 records = 3 sent + 1 rejected.");
        assertThat(summary.endedBy()).isEqualTo(EndedBy.END);
        assertThat(summary.written())
                .containsExactly(entry(new TopicPartition(topic.name(), 0), new OffsetRange(0, 2)));
        assertThat(summary.rejects()).hasValue(rejects);
        assertThat(Files.readAllLines(rejects))
                .extracting(line -> line.replaceAll(",\"reason\".*", ""))
                .containsExactly(
                        "{\"line\":1,\"kind\":\"record\"",
                        "{\"line\":3,\"kind\":\"line\"",
                        "{\"line\":5,\"kind\":\"line\"",
                        "{\"line\":7,\"kind\":\"line\"");
    }

    @Test
    void real_RSVPs_of_2017_which_are_not_in_the_repository_give_their_known_figures() {
        assumeTrue(
                Files.exists(REAL_RSVPS),
                () -> "It needs data that is not in the repository: real RSVPs of 2017 in " + REAL_RSVPS.normalize()
                        + ".");
        TopicSpec topic = kafka.topic("replay-real", 1, Map.of());
        String[] require = {"member_id", "time", "group_topic_name"};

        ReplaySummary strict = kafka.replay(topic, ReplayFixture.RSVPS, require)
                .run(MessageSource.file(REAL_RSVPS), ReplayOptions.unlimited(), ReplayListener.NONE);
        ReplaySummary lenient = kafka.replay(topic, ReplayFixture.RSVPS)
                .run(MessageSource.file(REAL_RSVPS), ReplayOptions.unlimited(), ReplayListener.NONE);

        assertThat(strict.sums())
                .isEqualTo("900 lines = 900 messages + 0 blank + 0 rejected; 10029 records = 9947 sent + 82 rejected.");
        assertThat(lenient.sent()).isEqualTo(10_029);
        assertThat(kafka.records(topic)).hasSize(9_947 + 10_029);
    }

    @Test
    void a_gzip_recording_that_breaks_off_is_sent_up_to_there_and_then_told() throws Exception {
        TopicSpec topic = kafka.topic("replay-broken", 1, Map.of());
        byte[] packed = gzip(bytes(numbered(200_000)));
        Path broken = Files.write(directory.resolve("broken.ndjson.gz"), Arrays.copyOf(packed, packed.length / 2));
        Told told = new Told();

        assertThatExceptionOfType(FailedException.class)
                .isThrownBy(
                        () -> kafka.replay(topic, ".").run(MessageSource.file(broken), ReplayOptions.unlimited(), told))
                .withMessageContaining("broken.ndjson.gz could not be read further after line ")
                .withMessageContaining(told.summaries.get(0).sums());

        ReplaySummary summary = told.summaries.get(0);
        assertThat(summary.endedBy()).isEqualTo(EndedBy.FAILURE);
        assertThat(summary.sent())
                .isGreaterThan(10_000)
                .isEqualTo(kafka.records(topic).size());
        assertThat(summary.failed()).isZero();
    }

    @Test
    void keys_headers_tombstones_and_timestamps_reach_the_topic() {
        TopicSpec topic = kafka.topic("replay-envelopes", 3, Map.of());
        Instant before = Instant.now();

        ReplaySummary summary = kafka.replay(topic, "{key: .id, value: .v, headers: {source: .id}, timestamp: .at}")
                .run(input("""
                        {"id":"a","v":{"n":9223372036854775807}}
                        {"id":"a","v":null}
                        {"id":"b","v":1,"at":%d}
                        """.formatted(before.toEpochMilli() + 5)), ReplayOptions.unlimited(), ReplayListener.NONE);

        List<PeekedRecord> ofA = ofKey(topic, "a");
        PeekedRecord ofB = ofKey(topic, "b").get(0);
        assertThat(ofA)
                .extracting(peeked -> peeked.valueText().orElse("tombstone"))
                .containsExactly("{\"n\":9223372036854775807}", "tombstone");
        assertThat(ofB.header("source")).hasValue("b");
        assertThat(ofB.timestamp()).isEqualTo(Instant.ofEpochMilli(before.toEpochMilli() + 5));
        assertThat(ofA.get(0).timestamp())
                .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        assertThat(summary.written().values().stream()
                        .mapToLong(range -> range.last() - range.first() + 1)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void a_timestamp_that_the_topic_does_not_take_costs_its_record_and_no_other() {
        TopicSpec topic = kafka.topic("replay-timestamps", 1, Map.of("message.timestamp.before.max.ms", "3600000"));

        ReplaySummary summary = kafka.replay(topic, "{value: .v, timestamp: .at}")
                .run(input("""
                        {"v":1}
                        {"v":2,"at":4102444800000}
                        {"v":3,"at":1489923000000}
                        {"v":4}
                        """), ReplayOptions.unlimited(), ReplayListener.NONE);

        assertThat(summary.sums())
                .isEqualTo("4 lines = 4 messages + 0 blank + 0 rejected; 4 records = 2 sent + 2 rejected.");
        assertThat(kafka.values(topic)).containsExactly("1", "4");
    }

    @Test
    void one_record_too_large_for_the_topic_keeps_its_whole_message_back() {
        TopicSpec topic = kafka.topic("replay-too-large", 1, Map.of("max.message.bytes", "2000"));

        ReplaySummary summary = kafka.replay(topic, ".r[]")
                .run(
                        input("{\"r\":[\"small\",\"" + "x".repeat(3000) + "\"]}\n{\"r\":[\"" + "y".repeat(1800)
                                + "\",1]}\n"),
                        ReplayOptions.unlimited(),
                        ReplayListener.NONE);

        assertThat(summary.sums())
                .isEqualTo("2 lines = 2 messages + 0 blank + 0 rejected; 4 records = 2 sent + 2 rejected.");
        assertThat(kafka.values(topic)).hasSize(2).element(1).isEqualTo("1");
    }

    @Test
    void ends_at_the_limit() {
        TopicSpec topic = kafka.topic("replay-limit", 1, Map.of());
        Told told = new Told();

        ReplaySummary summary = kafka.replay(topic, ".")
                .run(
                        input("\nno JSON\n" + numbered(1000)),
                        new ReplayOptions(
                                OptionalDouble.empty(), Optional.empty(), OptionalLong.of(10), Optional.empty()),
                        told);

        assertThat(summary.sums())
                .isEqualTo("12 lines = 10 messages + 1 blank + 1 rejected; 10 records = 10 sent + 0 rejected.");
        assertThat(summary.endedBy()).isEqualTo(EndedBy.LIMIT);
        assertThat(kafka.values(topic)).hasSize(10);
        assertThat(told.progress.get(told.progress.size() - 1).sent())
                .as("what is shown last")
                .isEqualTo(10);
    }

    @Test
    void keeps_the_rate_and_ends_in_time() {
        TopicSpec topic = kafka.topic("replay-rate", 1, Map.of());
        Told told = new Told();

        ReplaySummary summary = kafka.replay(topic, ".")
                .run(
                        input(numbered(100_000)),
                        new ReplayOptions(
                                OptionalDouble.of(200),
                                Optional.of(Duration.ofSeconds(2)),
                                OptionalLong.empty(),
                                Optional.empty()),
                        told);

        assertThat(summary.endedBy()).isEqualTo(EndedBy.TIME);
        assertThat(summary.messages()).isBetween(360L, 402L);
        assertThat(summary.sent()).isEqualTo(summary.messages());
        assertThat(summary.took()).isBetween(Duration.ofMillis(1990), Duration.ofSeconds(5));
        assertThat(told.progress.size()).isBetween(10, 25);
        assertThat(told.progress).extracting(ReplayProgress::messages).isSorted();
    }

    @Test
    void stops_in_order_while_nothing_comes() throws Exception {
        TopicSpec topic = kafka.topic("replay-stop", 1, Map.of());
        PipedOutputStream out = new PipedOutputStream();
        Replay replay = kafka.replay(topic, ".");
        try (PipedInputStream in = new PipedInputStream(out)) {
            CompletableFuture<ReplaySummary> run = CompletableFuture.supplyAsync(
                    () -> replay.run(MessageSource.standardInput(in), ReplayOptions.unlimited(), ReplayListener.NONE));
            out.write(bytes("{\"n\":1}\n"));
            out.flush();
            await().until(() -> !kafka.records(topic).isEmpty());

            replay.stop();

            ReplaySummary summary = run.get(10, TimeUnit.SECONDS);
            assertThat(summary.endedBy()).isEqualTo(EndedBy.STOPPED);
            assertThat(summary.sent()).isEqualTo(1);
        }
    }

    @Test
    void an_interrupt_ends_it_in_order_and_stays_set() {
        TopicSpec topic = kafka.topic("replay-interrupt", 1, Map.of());
        Path rejects = directory.resolve("rejects.ndjson");
        Thread runner = Thread.currentThread();
        ReplayListener interrupting = progress -> {
            if (progress.messages() > 20) {
                runner.interrupt();
            }
        };

        ReplaySummary summary = kafka.replay(topic, "., .")
                .run(
                        input("no JSON\n" + numbered(100_000)),
                        new ReplayOptions(
                                OptionalDouble.of(200), Optional.empty(), OptionalLong.empty(), Optional.of(rejects)),
                        interrupting);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.endedBy()).isEqualTo(EndedBy.STOPPED);
        assertThat(rejects).content().contains("no JSON").endsWith("}\n");
        assertThat(summary.sent())
                .isEqualTo(2 * summary.messages())
                .isEqualTo(kafka.records(topic).size());
    }

    @Test
    void a_stream_that_breaks_off_is_replayed_to_the_limit() throws Exception {
        TopicSpec topic = kafka.topic("replay-stream", 1, Map.of());
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes("{\"n\":1}\n{\"n\":2}\n\n{\"n\":"));
            exchange.getResponseBody().flush();
            throw new IOException("breaks off");
        });
        server.start();
        Told told = new Told();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/2/rsvps");
            ReplaySummary summary = kafka.replay(topic, ".")
                    .run(
                            MessageSource.stream(address),
                            new ReplayOptions(
                                    OptionalDouble.empty(), Optional.empty(), OptionalLong.of(5), Optional.empty()),
                            told);

            assertThat(summary.sums())
                    .isEqualTo("9 lines = 5 messages + 2 blank + 2 rejected; 5 records = 5 sent + 0 rejected.");
            assertThat(summary.reconnects()).isGreaterThanOrEqualTo(2);
            assertThat(told.breaks).isNotEmpty();
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void a_mapping_that_calls_what_does_not_exist_is_refused_before_the_first_message() {
        TopicSpec topic = kafka.topic("replay-bad-mapping", 1, Map.of());

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> kafka.replay(topic, "if .n > 3 then frobnicate else . end")
                        .run(input(numbered(10)), ReplayOptions.unlimited(), ReplayListener.NONE))
                .withMessageContaining("frobnicate/0 is not defined");
        assertThat(kafka.records(topic)).isEmpty();
    }

    @Test
    void a_topic_that_is_not_there_is_told_at_once() {
        TopicSpec topic = ReplayFixture.spec("replay-nowhere", 1, Map.of());

        assertThatExceptionOfType(FailedException.class)
                .isThrownBy(
                        () -> kafka.replay(topic, ".").run(input("{}"), ReplayOptions.unlimited(), ReplayListener.NONE))
                .withMessageStartingWith("Topic replay-nowhere is not there");
    }

    @Test
    void a_wrong_secret_is_told_and_not_shown() {
        TopicSpec topic = ReplayFixture.spec("replay-refused", 1, Map.of());
        KafkaEndpoint wrongSecret = new KafkaEndpoint(
                endpoint.bootstrapServers(), endpoint.apiKey(), Secret.of("not-it"), endpoint.certificateAuthority());

        assertThatExceptionOfType(FailedException.class)
                .isThrownBy(() -> new ReplayFixture(wrongSecret)
                        .replay(topic, ".")
                        .run(input("{}"), ReplayOptions.unlimited(), ReplayListener.NONE))
                .withMessageContaining("refused the API key")
                .withMessageNotContaining("not-it");
    }

    @Test
    void the_recording_is_not_written_over_with_its_rejects() throws Exception {
        TopicSpec topic = ReplayFixture.spec("replay-rejects", 1, Map.of());
        Path recording = Files.writeString(directory.resolve("r.ndjson"), "no JSON\n");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> kafka.replay(topic, ".")
                        .run(
                                MessageSource.file(recording),
                                ReplayOptions.unlimited().withRejects(recording),
                                ReplayListener.NONE))
                .withMessageContaining("is the recording itself");
        assertThat(recording).hasContent("no JSON\n");
    }

    private List<PeekedRecord> ofKey(TopicSpec topic, String key) {
        return kafka.records(topic).stream()
                .filter(peeked -> peeked.keyText().equals(Optional.of(key)))
                .toList();
    }

    private static MessageSource input(String text) {
        return MessageSource.standardInput(new ByteArrayInputStream(bytes(text)));
    }

    private static String numbered(int messages) {
        return IntStream.rangeClosed(1, messages)
                .mapToObj(n -> "{\"n\":" + n + "}\n")
                .collect(Collectors.joining());
    }
}
