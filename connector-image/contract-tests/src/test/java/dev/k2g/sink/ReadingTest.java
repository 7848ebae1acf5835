package dev.k2g.sink;

import dev.k2g.sink.config.Bindings;
import dev.k2g.sink.config.SinkSettings.Mode;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How each part of a record is read, whether the Cypher names it or not: as 5.5.2 does it. Keys are those of the text
 * converter, headers those of Connect's own header converter, by which a worker reads them unless it is told otherwise.
 */
@ExtendWith(Neo4jServer.Shared.class)
class ReadingTest {

    private static final String NAMES_NOTHING = "CREATE (:Seen {id: event.id})";

    private static final Bindings BINDINGS = new Bindings("__timestamp", "__header", "__key", "__value", true);
    private static final EventReader READER = new EventReader(Mode.CURRENT);

    private final Neo4jServer neo4j;
    private final Configs configs;

    ReadingTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    @BeforeEach
    void clear() {
        neo4j.clear();
    }

    private static SinkRecord record(@Nullable Schema keySchema, @Nullable Object key) {
        return new SinkRecord(
                Records.TOPIC, 0, keySchema, key, null, Map.of("id", 1L), 0, 1L, TimestampType.CREATE_TIME);
    }

    private static SinkRecord withKey(String key) {
        return record(Schema.STRING_SCHEMA, key);
    }

    private static SinkRecord withHeader(String text) {
        SinkRecord record = record(null, null);
        SchemaAndValue header =
                new SimpleHeaderConverter().toConnectHeader(Records.TOPIC, "h", text.getBytes(StandardCharsets.UTF_8));
        record.headers().add("h", header.value(), header.schema());
        return record;
    }

    private static Map<?, ?> read(SinkRecord record) {
        try {
            Event event = READER.read(record, Projection.exact(BINDINGS)).orElseThrow();
            return (Map<?, ?>) Objects.requireNonNull(event.parameter());
        } catch (UnconvertibleValueException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object key(SinkRecord record) {
        return read(record).get("key");
    }

    private static @Nullable Object header(SinkRecord record) {
        return ((Map<?, ?>) Objects.requireNonNull(read(record).get("header"))).get("h");
    }

    private static void assertRefused(SinkRecord record, String reason) {
        Projection ofTheValueAlone = Projection.lean(BINDINGS, NAMES_NOTHING);
        assertThat(ofTheValueAlone.bare()).isTrue();
        assertThatThrownBy(() -> READER.read(record, ofTheValueAlone))
                .isInstanceOf(UnconvertibleValueException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void what_cannot_be_read_is_a_dead_letter_though_nothing_names_it_and_the_others_are_written() {
        SinkRecord good = Records.value(1, Map.of("id", 2L));
        List<SinkRecord> bad = List.of(withKey(""), withHeader(" "), withHeader("[1,\"a\"]"));
        try (TaskUnderTest task = configs.current(NAMES_NOTHING).tolerant().start()) {
            task.put(bad.get(0), good, bad.get(1), bad.get(2));
            assertThat(task.deadLetters).containsExactlyElementsOf(bad);
            assertThat(task.deadLetterErrors.get(0))
                    .hasMessage("The record at topic rsvps, partition 0, offset 0 cannot be written: its key holds"
                            + " blank text, or JSON that the connector cannot read.");
        }
        assertThat(neo4j.value("MATCH (n:Seen) RETURN collect(n.id)")).isEqualTo(List.of(2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r"})
    void a_blank_key_or_header_is_refused_though_nothing_names_it(String text) {
        assertRefused(withKey(text), "its key holds blank text");
        assertRefused(withHeader(text), "its headers hold blank text");
    }

    @Test
    void so_are_blank_bytes_and_a_blank_value() {
        assertRefused(record(Schema.BYTES_SCHEMA, new byte[0]), "its key holds blank text");
        assertRefused(Records.value(0, Schema.STRING_SCHEMA, ""), "its value holds blank text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,\"a\"]", "[null]", "{\"a\":null}", "{\"a\":1,\"b\":\"x\"}"})
    void a_header_of_elements_without_one_type_is_refused_though_nothing_names_it(String text) {
        SinkRecord record = withHeader(text);
        Schema schema = record.headers().lastWithName("h").schema();
        assertThat(schema.type()).isIn(Schema.Type.ARRAY, Schema.Type.MAP);
        assertRefused(record, "its headers hold a list or map");
    }

    /** Connect calls the inner lists lists of texts. */
    @Test
    void so_is_a_header_of_lists_of_other_types_than_connect_says() {
        assertRefused(withHeader("[[1],[\"a\"]]"), "a value of type java.lang.Byte where the schema says STRING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[1,2]", "[1,2.5]", "[1,null]", "{\"a\":1}", "[[1],[2]]"})
    void a_header_of_elements_of_one_type_is_none(String text) {
        assertThat(header(withHeader(text))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "12 monkeys      | 12",
                "-1.5e1 degrees  | -15.0",
                "true story      | true",
                "\"a\" b         | a",
                "[1] x           | [1]",
                "{\"a\": 1} {    | {a=1}",
                "12              | 12",
                "007             | 007",
                "12monkeys       | 12monkeys",
                "truestory       | truestory",
                "2017-03-19      | 2017-03-19",
                "3f25-04e0       | 3f25-04e0",
                "1e5e1           | 1e5e1",
                "NaN             | NaN",
                "null            | null",
                "null and void   | null and void",
                "{\"a\": 1       | {\"a\": 1",
                "'a'             | 'a'",
                "u1              | u1",
                "99999999999999999999.5 | 1.0E20"
            })
    void of_a_key_the_first_json_value_counts_and_what_is_none_is_text(String text, String read) {
        assertThat(String.valueOf(key(withKey(text)))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"12 monkeys,12", "true story,true", "u1 u2,u1 u2"})
    void of_a_header_too(String text, String read) {
        assertThat(String.valueOf(header(withHeader(text)))).isEqualTo(read);
    }

    @Test
    void an_integer_of_more_than_64_bits_is_text_in_a_header_and_refused_in_a_key() {
        assertThat(header(withHeader("99999999999999999999"))).isEqualTo("99999999999999999999");
        assertRefused(withKey("99999999999999999999"), "its key holds an integer of more than 64 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "null", "[1,2]", "{\"a\":1}", "true", ""})
    void text_within_json_stays_text_even_at_the_top(String text) {
        assertThat(read(Records.value(0, text)).get("value")).isEqualTo(text);
        assertThat(read(Records.value(0, Map.of("v", text))).get("value")).isEqualTo(Map.of("v", text));
    }

    @Test
    void text_whose_schema_has_a_name_stays_text() {
        Schema json = SchemaBuilder.string().name("io.debezium.data.Json").build();
        assertThat(key(record(json, "[1,2]"))).isEqualTo("[1,2]");
    }

    @ParameterizedTest
    @CsvSource({"1E+2,1E+2", "100,100", "0.0000001,1E-7", "12345678901234567890.12,12345678901234567890.12"})
    void a_decimal_is_written_as_java_writes_it(BigDecimal decimal, String text) {
        assertThat(key(record(Decimal.schema(decimal.scale()), decimal))).isEqualTo(text);
    }

    @Test
    void numbers_and_dates_that_no_schema_tells_of_are_refused() {
        assertRefused(record(null, new BigDecimal("1.5")), "its key holds a decimal without a schema");
        assertRefused(record(null, new BigInteger("1")), "its key holds an integer of more than 64 bits");
        assertRefused(record(null, java.util.Date.from(Instant.EPOCH)), "its key holds a date without a schema");
    }

    @Test
    void a_date_with_a_time_of_the_day_is_refused() {
        java.util.Date noon = java.util.Date.from(Instant.parse("2017-03-19T12:00:00Z"));
        assertRefused(record(Date.SCHEMA, noon), "a date with a time of the day");
    }

    /** Four zero bytes in front look like UTF-32, which the rest is not. */
    @Test
    void bytes_that_no_encoding_can_read_are_refused_and_do_not_end_the_task() {
        byte[] bytes = {0, 0, 0, '1', 0x7f, -1, -1, -1};
        assertRefused(record(Schema.BYTES_SCHEMA, bytes), "JSON that the connector cannot read");
    }

    @Test
    void a_struct_of_numbered_fields_is_a_list() {
        Schema schema = SchemaBuilder.struct()
                .field("e1", Schema.STRING_SCHEMA)
                .field("e0", Schema.STRING_SCHEMA)
                .build();
        Struct struct = new Struct(schema).put("e1", "b").put("e0", "a");
        assertThat(key(record(schema, struct))).isEqualTo(List.of("a", "b"));
    }

    @Test
    void a_record_without_a_timestamp_is_refused() {
        SinkRecord record = new SinkRecord(Records.TOPIC, 0, null, null, null, Map.of("id", 1L), 0);
        assertRefused(record, "it has no timestamp");
    }

    @Test
    void the_legacy_class_looks_at_the_value_alone() {
        try (TaskUnderTest task = configs.legacy(NAMES_NOTHING).tolerant().start()) {
            task.put(withKey(""), withHeader("[null]"));
            assertThat(task.deadLetters).isEmpty();
        }
        assertThat(neo4j.value("MATCH (n:Seen) RETURN count(n)")).isEqualTo(2L);
    }
}
