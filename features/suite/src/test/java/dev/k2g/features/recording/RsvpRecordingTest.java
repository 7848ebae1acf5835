package dev.k2g.features.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.features.recording.RecordingFigures.TopicCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

class RsvpRecordingTest {

    private static final Path FOLDER =
            Path.of(Objects.requireNonNull(System.getProperty("k2g.home")), "features/meetup-rsvp");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String recording = RsvpRecording.text();
    private final List<String> lines =
            recording.lines().filter(line -> !line.isEmpty()).toList();
    private final List<JsonNode> messages =
            lines.stream().map(RsvpRecordingTest::parse).toList();

    @Test
    void the_shipped_recording_is_what_the_generator_makes() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("rsvps.ndjson"))).isEqualTo(recording);
    }

    @Test
    void the_canoeing_query_has_the_articles_answer() {
        List<TopicCount> rows = RecordingFigures.of(recording).canoeing();

        assertThat(rows.subList(0, 4))
                .containsExactly(
                        new TopicCount("Outdoors", 6),
                        new TopicCount("Kayaking", 5),
                        new TopicCount("Hiking", 4),
                        new TopicCount("Adventure", 3));
        assertThat(rows.get(4).count()).isLessThan(3);
    }

    @Test
    void the_readme_states_the_figures() throws IOException {
        RecordingFigures figures = RecordingFigures.of(recording);

        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .contains(
                        "| lines | %d |".formatted(figures.lines()),
                        "| of these blank | %d |".formatted(figures.blank()),
                        "| messages | %d |".formatted(figures.messages()),
                        "| records (mapped) | %,d |".formatted(figures.mapped()),
                        "| of these with `time: null` (rejected) | %d |".formatted(figures.rejected()),
                        "| records sent | %,d |".formatted(figures.sent()),
                        "| `MemberId` nodes | %d |".formatted(figures.members()),
                        "| `GroupTopicName` nodes | %d |".formatted(figures.groupTopics()),
                        "| `RSVP` relationships | %,d |".formatted(figures.relationships()));
    }

    @Test
    void messages_are_as_large_as_those_of_the_stream() {
        assertThat(lines).hasSizeBetween(150, 250);
        assertThat(lines.stream().mapToInt(String::length).average().orElseThrow())
                .isBetween(1_200.0, 1_600.0);
        assertThat(messages.stream().mapToInt(m -> topics(m).size()).average().orElseThrow())
                .isBetween(10.5, 12.5);
        assertThat(messages.stream().mapToInt(m -> topics(m).size()).max()).hasValue(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/event/time", "/venue", "/member/photo", "/member/other_services", "/group/group_state"})
    void optional_keys_are_absent_in_some_messages_and_never_null(String pointer) {
        assertThat(messages).anyMatch(message -> message.at(pointer).isMissingNode());
        assertThat(messages).anyMatch(message -> !message.at(pointer).isMissingNode());
        assertThat(recording).doesNotContain(":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\/", "\\\"", "\uFEFF", "\u200E", "ü", "日", "🛶", "👨‍👩‍👧", "עברית"})
    void text_is_raw_UTF_8_with_escaped_slashes(String part) {
        assertThat(recording).contains(part).doesNotContain("\\u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Board  Games", "Book Club ", "Women's Social", "\"Slow\" Food", "C#", "Food & Drink", "TCP/IP"})
    void topic_names_are_odd(String name) {
        assertThat(messages).anyMatch(message -> topics(message).contains(name));
    }

    @Test
    void some_group_has_no_topics() {
        assertThat(messages).anyMatch(message -> topics(message).isEmpty());
    }

    @Test
    void an_answer_comes_up_to_four_times_with_the_other_response() {
        var byId = messages.stream()
                .collect(
                        Collectors.groupingBy(message -> message.path("rsvp_id").longValue()));

        assertThat(byId.values()).anyMatch(repeats -> repeats.size() == 4).allMatch(repeats -> repeats.size() <= 4);
        assertThat(byId.values())
                .filteredOn(repeats -> repeats.size() > 1)
                .anyMatch(repeats ->
                        distinct(repeats, message -> message.path("response").textValue()) == 2);
    }

    @Test
    void some_lines_come_twice_byte_for_byte() {
        assertThat(lines.size() - Set.copyOf(lines).size()).isBetween(2, 8);
    }

    @Test
    void mtime_goes_back_now_and_then() {
        long[] mtimes = messages.stream()
                .mapToLong(message -> message.path("mtime").longValue())
                .toArray();

        assertThat(mtimes).isNotEqualTo(Arrays.stream(mtimes).sorted().toArray());
    }

    @Test
    void ids_need_64_bits_and_event_ids_are_text() {
        assertThat(messages)
                .extracting(message -> message.at("/member/member_id").longValue())
                .contains(9_007_199_254_740_992L, 9_007_199_254_740_993L);
        assertThat(messages).anyMatch(id(id -> id > Integer.MAX_VALUE)).anyMatch(id(id -> id < Integer.MAX_VALUE));
        assertThat(messages)
                .extracting(message -> message.at("/event/event_id"))
                .allMatch(JsonNode::isTextual);
        assertThat(messages)
                .extracting(message -> message.at("/event/event_id").textValue())
                .anyMatch(id -> id.matches("\\d+"))
                .anyMatch(id -> id.matches("[a-z]+"));
    }

    private static Predicate<JsonNode> id(Predicate<Long> test) {
        return message -> test.test(message.path("rsvp_id").longValue());
    }

    private static List<String> topics(JsonNode message) {
        return StreamSupport.stream(message.at("/group/group_topics").spliterator(), false)
                .map(topic -> topic.path("topic_name").textValue())
                .toList();
    }

    private static long distinct(List<JsonNode> messages, Function<JsonNode, String> property) {
        return messages.stream().map(property).distinct().count();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
