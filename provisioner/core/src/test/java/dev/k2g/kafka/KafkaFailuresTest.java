package dev.k2g.kafka;

import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaFailuresTest {

    @Test
    void a_right_that_lacks_is_no_fault_of_the_topic() {
        assertThat(KafkaFailures.isRefusalOfTopic(new TopicAuthorizationException("orders")))
                .isFalse();
        assertThat(KafkaFailures.isRefusalOfTopic(new InvalidConfigurationException("unknown key")))
                .isTrue();
    }
}
