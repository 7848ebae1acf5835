package dev.k2g.replay;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.DataFormat;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import static dev.k2g.replay.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class MappingTest {

    private static final String RSVPS = ".member.member_id as $member_id | .event.time as $time | .group.group_topics[]"
            + " | {member_id: $member_id, time: $time, group_topic_name: .topic_name}";

    private final MessageParser parser = new MessageParser();

    @Test
    void one_message_becomes_a_record_for_each_result_fields_in_order() {
        assertThat(values(RSVPS, """
                        {"group":{"group_topics":[{"topic_name":"Café \\/ \\ud83d\\ude00"},{"topic_name":"  B "}]},\
                        "event":{"time":1489923000000},"member":{"member_id":324900133}}"""))
                .containsExactly(
                        "{\"member_id\":324900133,\"time\":1489923000000,\"group_topic_name\":\"Café / 😀\"}",
                        "{\"member_id\":324900133,\"time\":1489923000000,\"group_topic_name\":\"  B \"}");
    }

    @Test
    void no_result_is_no_record() {
        assertThat(values(".a[]", "{\"a\":[]}")).isEmpty();
        assertThat(values("empty", "{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "-9223372036854775808",
                "9007199254740993",
                "0.1234567890123456789",
                "1.10",
                "0"
            })
    void numbers_pass_exactly(String number) {
        assertThat(values("{n}", "{\"n\":" + number + "}")).containsExactly("{\"n\":" + number + "}");
        assertThat(values("{n: .n | tonumber}", "{\"n\":\"" + number + "\"}"))
                .containsExactly("{\"n\":" + number + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "123456789012345678901234567890"})
    void an_integer_that_connect_would_cut_is_rejected(String integer) {
        assertThat(rejection("{a: {n}}", "{\"n\":" + integer + "}"))
                .isEqualTo("the mapping's result cannot be written: an integer in it needs more than 64 bits,"
                        + " and Connect's JSON converter would cut it");
        assertThat(text(records(DataFormat.STRING, "{key: {n}, value: 1}", "{\"n\":" + integer + "}")
                        .get(0)
                        .key()))
                .isEqualTo("{\"n\":" + integer + "}");
    }

    @Test
    void a_number_beyond_a_double_stays_a_number_where_it_is_text() {
        assertThat(text(records(DataFormat.STRING, "{key: {n}, value: 1}", "{\"n\":1e400}")
                        .get(0)
                        .key()))
                .isEqualTo("{\"n\":1E+400}");
        assertThat(values("{n: 9223372036854775807}", "{}")).containsExactly("{\"n\":9223372036854775807}");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993.0, 9007199254740993",
        "9.007199254740993e15, 9007199254740993",
        "-9223372036854775808.00, -9223372036854775808",
        "1e18, 1000000000000000000",
        "9007199254740992.0, 9007199254740992.0",
        "12.34, 12.34",
        "5.972e24, 5.972E+24",
        "8.41E21, 8.41E+21",
        "1e300, 1E+300",
        "18446744073709551616.0, 18446744073709551616.0",
        "1e-400, 1E-400"
    })
    void what_connect_makes_a_double_of_is_the_same_number(String number, String written) {
        assertThat(values("{n}", "{\"n\":" + number + "}")).containsExactly("{\"n\":" + written + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993.5",
                "9007199254740992.5",
                "-9007199254740993.5",
                "9223372036854775809.0",
                "12345678901234567890123.0",
                "1E+400",
                "1E+2147483647"
            })
    void what_connect_would_round_is_rejected(String number) {
        assertThat(rejection("{n}", "{\"n\":" + number + "}"))
                .isEqualTo("the mapping's result cannot be written: the number " + number
                        + " is beyond 2^53, and Connect's JSON converter would round it");
    }

    @Test
    void what_a_map_computes_is_not_rounded_on_its_way() {
        assertThat(rejection("{n: (.id + 0.5)}", "{\"id\":9007199254740993}")).contains("9007199254740993.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{n: nan}", "{n: infinite}"})
    void what_json_cannot_say_is_rejected(String program) {
        assertThat(rejection(program, "{}")).contains("is no number in JSON");
    }

    @Test
    void ids_beyond_2_to_the_53_are_told_apart() {
        String ids = "{\"r\":[{\"id\":50000000014435121},{\"id\":50000000014435122},{\"id\":50000000014435123},"
                + "{\"id\":50000000014435124}]}";
        assertThat(values("{n: (.r | group_by(.id) | length)}", ids)).containsExactly("{\"n\":4}");
        assertThat(values("{n: [.r[].id | . == 50000000014435122]}", ids))
                .containsExactly("{\"n\":[false,true,false,false]}");
    }

    @Test
    void what_a_double_would_round_is_rejected_even_where_the_program_catches_errors() {
        assertThat(rejection("{n: (try (.id | sqrt) catch 0)}", "{\"id\":50000000014435121}"))
                .isEqualTo("the mapping failed: the number 50000000014435121 is beyond 2^53, and sqrt would round it");
    }

    @Test
    void a_map_takes_any_json() {
        assertThat(values(".[] | {n: .}", "[1,2]")).containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(values("{t: .}", "\"a\"")).containsExactly("{\"t\":\"a\"}");
    }

    @Test
    void without_a_map_a_message_is_a_record_and_no_envelope() {
        assertThat(unmapped("{\"timestamp\": 1, \"value\": 2}")).isEqualTo("{\"timestamp\":1,\"value\":2}");
        assertThatExceptionOfType(RejectedLineException.class)
                .isThrownBy(() -> unmapped("[1]"))
                .withMessage("the message is no JSON object but array: give the feed a map that makes records of it");
    }

    @Test
    void an_envelope_gives_key_headers_and_timestamp() {
        MappedRecord mapped = records(
                        DataFormat.STRING,
                        "{key: .id, value: {id}, headers: {source: \"shop\", n: 1, none: null}, timestamp: .at}",
                        "{\"id\":7,\"at\":1489923000000}")
                .get(0);

        assertThat(text(mapped.key())).isEqualTo("7");
        assertThat(text(mapped.value())).isEqualTo("{\"id\":7}");
        assertThat(mapped.timestamp()).isEqualTo(1489923000000L);
        assertThat(mapped.headers())
                .extracting(Header::key, header -> text(header.value()))
                .containsExactly(tuple("source", "shop"), tuple("n", "1"), tuple("none", null));
    }

    @Test
    void keys_are_written_in_the_topics_format() {
        String program = "{key: .id, value: 1}";
        assertThat(text(records(DataFormat.STRING, program, "{\"id\":\"a\"}")
                        .get(0)
                        .key()))
                .isEqualTo("a");
        assertThat(text(records(DataFormat.JSON, program, "{\"id\":\"a\"}")
                        .get(0)
                        .key()))
                .isEqualTo("\"a\"");
        assertThat(records(DataFormat.NONE, program, "{\"id\":null}").get(0).key())
                .isNull();
        assertThatExceptionOfType(RejectedLineException.class)
                .isThrownBy(() -> records(DataFormat.NONE, program, "{\"id\":1}"))
                .withMessageContaining("the topic's format for it is none");
    }

    @Test
    void an_object_with_other_fields_beside_value_is_a_value_itself() {
        assertThat(values(".", "{\"value\":1,\"other\":2}")).containsExactly("{\"value\":1,\"other\":2}");
        assertThat(values(".", "{\"value\":1}")).containsExactly("1");
        assertThat(values(".", "{\"key\":1}")).containsExactly("{\"key\":1}");
    }

    @Test
    void a_null_value_is_a_tombstone() {
        assertThat(records(DataFormat.STRING, "{key: \"a\", value: null}", "{}")
                        .get(0)
                        .value())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {value: 1, timestamp: "now"} ~ no count of milliseconds
            {value: 1, timestamp: -1}    ~ no count of milliseconds
            {value: 1, headers: [1]}     ~ the headers of the mapping's result are no object
            .a.b                         ~ the mapping failed: Cannot index number with "b"
            .a * 1e308 * 10              ~ is larger than a double can be
            error("own words")           ~ own words
            "a" | test("(")              ~ the mapping failed
            def f: [f]; f                ~ nested too deeply
            """)
    void what_the_mapping_cannot_do_is_told(String program, String reason) {
        assertThat(rejection(program, "{\"a\":1}")).contains(reason);
    }

    @Test
    void required_fields_must_be_there_and_not_null() {
        List<MappedRecord> records = records(
                feed(".r[]", List.of("a", "b")),
                topic(DataFormat.NONE),
                "{\"r\":[{\"a\":1,\"b\":false},{\"a\":1},{\"a\":null,\"b\":1},3]}");

        assertThat(records)
                .extracting(MappedRecord::rejection)
                .containsExactly(
                        null,
                        "the required field b is missing",
                        "the required field a is null",
                        "the required field a is missing");
    }

    @Test
    void a_program_that_is_none_names_file_and_place() {
        SourceText text = new SourceText(".a | | .b", Optional.of(Path.of("features/x/orders.jq")));
        FeedSpec feed = new FeedSpec("f", Optional.empty(), Optional.empty(), "t", text, List.of());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Mapping.compile(feed, topic(DataFormat.NONE)))
                .withMessageStartingWith("features/x/orders.jq is no jq program: ")
                .withMessageContaining("unexpected \"|\", at line 1, column 6");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Mapping.compile(feed(".a § .b", List.of()), topic(DataFormat.NONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate(.a)", "$nowhere", "import \"m\" as m; .", "{a: (.a | tojsn)}"})
    void a_program_that_calls_what_does_not_exist_is_no_fault_of_the_message(String program) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> values(program, "{\"a\":1}"))
                .withMessageStartingWith("The feed's map in recipe.yaml is no jq program: ");
    }

    @Test
    void half_a_surrogate_pair_is_rejected_only_where_it_would_be_written() {
        assertThat(values("{a}", "{\"a\":1,\"b\":\"\\ud83d\"}")).containsExactly("{\"a\":1}");
        assertThat(rejection("{b}", "{\"a\":1,\"b\":\"\\ud83d\"}")).contains("cannot be written");
    }

    @Test
    void a_message_may_not_become_more_than_can_be_held() {
        assertThat(rejection("range(1000000000) | {a: .}", "{}")).contains("more than 64 MiB");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            input   ~ input/0 is not defined: a map is given one message at a time
            $ENV.A  ~ $ENV is not defined: a map sees nothing but its message; use a parameter of the recipe
            lgamma  ~ lgamma/0 is not defined: k2g's maps are jq 1.7 without it
            """)
    void what_this_jq_does_not_have_is_told(String program, String reason) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> values(program, "{}"))
                .withMessageContaining(reason);
    }

    private String unmapped(String message) {
        FeedSpec feed = new FeedSpec("f", Optional.empty(), Optional.empty(), "t", FeedSpec.UNCHANGED, List.of());
        return String.valueOf(
                text(records(feed, topic(DataFormat.NONE), message).get(0).value()));
    }

    private String rejection(String program, String message) {
        try {
            values(program, message);
        } catch (RejectedLineException e) {
            return e.reason();
        }
        throw new AssertionError("not rejected");
    }

    private List<String> values(String program, String message) {
        return records(DataFormat.NONE, program, message).stream()
                .map(mapped -> String.valueOf(text(mapped.value())))
                .toList();
    }

    private List<MappedRecord> records(DataFormat key, String program, String message) {
        return records(feed(program, List.of()), topic(key), message);
    }

    private List<MappedRecord> records(FeedSpec feed, TopicSpec topic, String message) {
        return Mapping.compile(feed, topic).records(parser.parse(line(message)));
    }

    private static FeedSpec feed(String program, List<String> require) {
        return new FeedSpec(
                "f", Optional.empty(), Optional.empty(), "t", new SourceText(program, Optional.empty()), require);
    }

    private static TopicSpec topic(DataFormat key) {
        return new TopicSpec("t", "t", OptionalInt.empty(), Map.of(), key, DataFormat.JSON);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
