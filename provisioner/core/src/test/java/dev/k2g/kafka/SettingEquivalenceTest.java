package dev.k2g.kafka;

import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SettingEquivalenceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # setting,                             type,    Kafka answers,    the recipe has,       same
            cleanup.policy,                        LIST,    'compact,delete', 'compact, delete',    true
            cleanup.policy,                        LIST,    'compact,delete', ' delete ,compact ',  true
            cleanup.policy,                        LIST,    compact,          'compact,compact',    true
            cleanup.policy,                        LIST,    'compact,delete', compact,              false
            cleanup.policy,                        LIST,    '',               ' ',                  true
            leader.replication.throttled.replicas, LIST,    '0:1,0:2',        '0:2, 0:1',           true
            an.order,                              LIST,    'a,b',            'a , b',              true
            an.order,                              LIST,    'a,b',            'b,a',                false
            preallocate,                           BOOLEAN, true,             TRUE,                 true
            preallocate,                           BOOLEAN, true,             ' True',              true
            preallocate,                           BOOLEAN, true,             yes,                  false
            preallocate,                           BOOLEAN, false,            true,                 false
            retention.ms,                          LONG,    604800000,        +604800000,           true
            retention.ms,                          LONG,    604800000,        ' 0604800000 ',       true
            retention.ms,                          LONG,    1000,             1e3,                  false
            retention.ms,                          LONG,    604800000,        604800000.0,          false
            retention.ms,                          LONG,    9223372036854775807, 9223372036854775806, false
            segment.bytes,                         INT,     16384,            016384,               true
            segment.bytes,                         INT,     16384,            16 KiB,               false
            a.short,                               SHORT,   5,                +5,                   true
            min.cleanable.dirty.ratio,             DOUBLE,  0.5,              5e-1,                 true
            min.cleanable.dirty.ratio,             DOUBLE,  0.5,              .50,                  true
            min.cleanable.dirty.ratio,             DOUBLE,  0.5,              '0,5',                false
            compression.type,                      STRING,  gzip,             GZIP,                 false
            compression.type,                      STRING,  gzip,             gzip,                 true
            compression.type,                      STRING,  gzip,             ' gzip ',             true
            a.class,                               CLASS,   no.such.Class,    no.such.Class,        true
            of.an.old.broker,                      UNKNOWN, true,             TRUE,                 false
            """)
    void values_are_compared_as_kafka_reads_them(
            String setting, ConfigType type, String answered, String written, boolean same) {
        LiveTopic topic = new LiveTopic("t", 1, 1, Map.of(setting, answered), Map.of(), Map.of(setting, type));

        assertThat(topic.has(setting, written)).isEqualTo(same);
    }

    @Test
    void what_the_broker_gives_is_not_set_on_the_topic() {
        LiveTopic topic = new LiveTopic("t", 1, 1, Map.of(), Map.of("retention.ms", "1000"));

        assertThat(topic.has("retention.ms", "1000")).isFalse();
    }
}
