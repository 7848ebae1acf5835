package dev.k2g.features.scenario;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.features.stack.Stack;
import dev.k2g.kafka.KafkaProperties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Sends single records as some other program might: past the mapping, and of any content. */
final class ForeignProducer {

    /** A cluster that created topics by itself would have done so by then. */
    private static final Duration FOR_A_TOPIC_TO_APPEAR = Duration.ofMillis(700);

    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(30);

    /**
     * Sends a record and waits until the broker has it.
     *
     * @param stack where to
     * @param topic the topic's live name
     * @param key the key, or null for none
     * @param value the value, or null for a tombstone
     * @throws FailedException when the broker does not take it, such as when there is no such topic
     */
    void send(Stack stack, String topic, @Nullable String key, @Nullable String value) {
        boolean isThere = stack.kafka().topics().names().contains(topic);
        Map<String, Object> properties = KafkaProperties.of(stack.endpoints().kafka());
        properties.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, (isThere ? FOR_AN_ANSWER : FOR_A_TOPIC_TO_APPEAR).toMillis());
        properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes)) {
            producer.send(new ProducerRecord<>(topic, utf8(key), utf8(value))).get();
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new FailedException(
                    "A record for topic " + topic + " was refused: " + cause.getMessage() + ".",
                    "Send it to a topic that is there.",
                    e);
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("sending a record", e);
        }
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
