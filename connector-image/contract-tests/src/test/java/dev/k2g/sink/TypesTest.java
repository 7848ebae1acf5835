package dev.k2g.sink;

import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Neo4jServer.Shared.class)
class TypesTest {

    private static final String STORE = "CREATE (:V {v: event.v})";

    private final Neo4jServer neo4j;
    private final Configs configs;

    TypesTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    @BeforeEach
    void clear() {
        neo4j.clear();
    }

    private Object stored(Configs.Setup setup, SinkRecord record) {
        neo4j.clear();
        try (TaskUnderTest task = setup.start()) {
            task.put(record);
        }
        return neo4j.value("MATCH (n:V) RETURN n.v");
    }

    private static SinkRecord struct(Schema schema, Object value) {
        Schema whole = SchemaBuilder.struct().field("v", schema).build();
        return Records.value(0, whole, new Struct(whole).put("v", value));
    }

    @Test
    void keeps_schemaless_values_in_both_dialects() {
        List<Object> values = List.of(
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE - 1,
                (1L << 53) + 1,
                0L,
                -1L,
                3.5,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                true,
                "",
                "text",
                List.of(1L, 2L),
                List.of("a", "b"));
        for (Object value : values) {
            SinkRecord record = Records.value(0, Map.of("v", value));
            assertThat(stored(configs.current(STORE), record)).isEqualTo(value);
            assertThat(stored(configs.legacy(STORE), record)).isEqualTo(value);
        }
    }

    @Test
    void keeps_odd_text() {
        List<String> texts = List.of(
                "'; MATCH (n) DETACH DELETE n //",
                "\"quoted\" `ticked` \\ slash \\u0041",
                "line\nbreak\ttab \0 zero",
                "日本語 العربية \uD83D\uDE80 e\u0301",
                "$events {x: 1} ${env:HOME}",
                "x".repeat(1_000_000));
        List<SinkRecord> records = new ArrayList<>();
        texts.forEach(text -> records.add(Records.value(records.size(), Map.of("v", text))));
        try (TaskUnderTest task = configs.current(STORE).start()) {
            task.put(records);
        }
        assertThat(neo4j.run("MATCH (n:V) RETURN n.v AS v"))
                .extracting(row -> row.get("v").asString())
                .containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void converts_numbers_of_any_width() {
        assertThat(stored(configs.current(STORE), struct(Schema.INT8_SCHEMA, (byte) -7)))
                .isEqualTo(-7L);
        assertThat(stored(configs.current(STORE), struct(Schema.INT16_SCHEMA, (short) 300)))
                .isEqualTo(300L);
        assertThat(stored(configs.current(STORE), struct(Schema.INT32_SCHEMA, 70_000)))
                .isEqualTo(70_000L);
        assertThat(stored(configs.current(STORE), struct(Schema.INT64_SCHEMA, Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(stored(configs.current(STORE), struct(Schema.FLOAT32_SCHEMA, 0.5f)))
                .isEqualTo(0.5);
        assertThat(stored(configs.legacy(STORE), struct(Schema.FLOAT64_SCHEMA, 0.1)))
                .isEqualTo(0.1);
    }

    @Test
    void converts_dates_and_times_in_utc() {
        java.util.Date date =
                java.util.Date.from(LocalDateTime.parse("2017-03-19T00:00:00").toInstant(ZoneOffset.UTC));
        java.util.Date moment = java.util.Date.from(
                LocalDateTime.parse("2017-03-19T23:30:15.123").toInstant(ZoneOffset.UTC));
        java.util.Date time = java.util.Date.from(
                Instant.ofEpochMilli(LocalTime.parse("23:30:15.123").toNanoOfDay() / 1_000_000));
        for (Configs.Setup setup : List.of(configs.current(STORE), configs.legacy(STORE))) {
            assertThat(stored(setup, struct(Date.SCHEMA, date))).isEqualTo(LocalDate.parse("2017-03-19"));
            assertThat(stored(setup, struct(Time.SCHEMA, time))).isEqualTo(LocalTime.parse("23:30:15.123"));
            assertThat(stored(setup, struct(Timestamp.SCHEMA, moment)))
                    .isEqualTo(LocalDateTime.parse("2017-03-19T23:30:15.123"));
        }
    }

    @Test
    void keeps_bytes_in_both_dialects() {
        byte[] bytes = {0, -1, 127};
        assertThat(stored(configs.current(STORE), struct(Schema.BYTES_SCHEMA, bytes)))
                .isEqualTo(bytes);
        assertThat(stored(configs.legacy(STORE), struct(Schema.BYTES_SCHEMA, bytes)))
                .isEqualTo(bytes);
    }

    @Test
    void decimal_is_text_now_and_was_refused_before() {
        SinkRecord record = struct(Decimal.schema(2), new BigDecimal("12345678901234567890.12"));
        assertThat(stored(configs.current(STORE), record)).isEqualTo("12345678901234567890.12");
        assertDeadLettered(configs.legacy(STORE), record, "a decimal");
    }

    @Test
    void nested_struct_is_a_map_now_and_was_refused_before() {
        Schema inner = SchemaBuilder.struct().field("a", Schema.INT32_SCHEMA).build();
        SinkRecord record = struct(inner, new Struct(inner).put("a", 5));
        assertThat(stored(configs.current("CREATE (:V {v: event.v.a})"), record))
                .isEqualTo(5L);
        assertDeadLettered(configs.legacy("CREATE (:V {v: event.v.a})"), record, "a nested struct");
    }

    @Test
    void json_text_counts_as_what_it_says() {
        SinkRecord text = Records.value(0, Schema.STRING_SCHEMA, "{\"v\": 9223372036854775807}");
        SinkRecord bytes = Records.value(0, Schema.BYTES_SCHEMA, "{\"v\": [1.5, 2]}".getBytes(StandardCharsets.UTF_8));
        assertThat(stored(configs.current(STORE), text)).isEqualTo(Long.MAX_VALUE);
        assertThat(stored(configs.legacy(STORE), text)).isEqualTo(Long.MAX_VALUE);
        assertThat(stored(configs.current("CREATE (:V {v: event.v[0]})"), bytes))
                .isEqualTo(1.5);
        assertThat(stored(configs.current("CREATE (:V {v: event})"), Records.value(0, "no {json")))
                .isEqualTo("no {json");
    }

    @Test
    void integer_of_more_than_64_bits_is_refused_not_cut() {
        assertDeadLettered(
                configs.current(STORE),
                Records.value(0, Map.of("v", new BigInteger("9223372036854775808"))),
                "an integer of more than 64 bits");
    }

    @Test
    void value_nested_too_deep_is_refused() {
        Object value = 1L;
        for (int i = 0; i < 600; i++) {
            value = List.of(value);
        }
        assertDeadLettered(configs.current(STORE), Records.value(0, Map.of("v", value)), "nested more than 500 deep");
    }

    @Test
    void value_nested_just_not_too_deep_arrives() {
        Object value = 1L;
        for (int i = 0; i < 498; i++) {
            value = List.of(value);
        }
        assertThat(stored(configs.current("CREATE (:V {v: size(event.v)})"), Records.value(0, Map.of("v", value))))
                .isEqualTo(1L);
    }

    @Test
    void key_headers_and_timestamp_are_bound() {
        SinkRecord record = new SinkRecord(
                Records.TOPIC,
                0,
                Schema.STRING_SCHEMA,
                "k1",
                null,
                Map.of("v", 1L),
                0,
                1_500_000_000_000L,
                org.apache.kafka.common.record.TimestampType.CREATE_TIME);
        record.headers().addString("h", "x").addLong("n", 5);
        Object stored = stored(
                configs.current("CREATE (:V {v: [__key, __header.h, toString(__header.n), toString(__value.v)],"
                        + " t: __timestamp})"),
                record);
        assertThat(stored).isEqualTo(List.of("k1", "x", "5", "1"));
        assertThat(((ZonedDateTime) neo4j.value("MATCH (n:V) RETURN n.t")).toOffsetDateTime())
                .isEqualTo(OffsetDateTime.parse("2017-07-14T02:40:00Z"));
    }

    @Test
    void bindings_can_be_renamed_and_switched_off() {
        Configs.Setup setup = configs.current("CREATE (:V {v: `the value`.v})")
                .with("neo4j.cypher.bind-value-as", "the value")
                .with("neo4j.cypher.bind-key-as", "")
                .with("neo4j.cypher.bind-header-as", "")
                .with("neo4j.cypher.bind-timestamp-as", "")
                .with("neo4j.cypher.bind-value-as-event", "false");
        assertThat(stored(setup, Records.value(0, Map.of("v", 1L)))).isEqualTo(1L);
    }

    private void assertDeadLettered(Configs.Setup setup, SinkRecord record, String reason) {
        neo4j.clear();
        try (TaskUnderTest task = setup.tolerant().start()) {
            task.put(record);
            assertThat(task.deadLetterErrors)
                    .singleElement()
                    .asString()
                    .contains("topic rsvps, partition 0, offset 0", reason);
        }
    }
}
