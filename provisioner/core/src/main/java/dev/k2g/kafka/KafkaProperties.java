package dev.k2g.kafka;

import dev.k2g.endpoint.KafkaEndpoint;
import org.apache.kafka.clients.CommonClientConfigs;

import java.util.LinkedHashMap;
import java.util.Map;

/** The client properties that reach a Kafka cluster behind SASL_SSL with PLAIN. */
public final class KafkaProperties {

    private KafkaProperties() {}

    /**
     * What every client of this cluster needs: bootstrap servers, protocol, credentials and trust.
     *
     * @return a new map that the caller may add to; it holds the API secret, so it must not be printed
     */
    public static Map<String, Object> of(KafkaEndpoint endpoint) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("bootstrap.servers", endpoint.bootstrapServers());
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "PLAIN");
        properties.put(
                "sasl.jaas.config", jaas(endpoint.apiKey(), endpoint.apiSecret().reveal()));
        // nobody watches k2g's own clients by JMX, which takes long to begin with
        properties.put("metric.reporters", "");
        endpoint.certificateAuthority().ifPresent(pem -> {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.location", pem.toString());
        });
        return properties;
    }

    /** The same for a client of this id, which sends the broker no metrics (KIP-714). */
    public static Map<String, Object> of(KafkaEndpoint endpoint, String clientId) {
        Map<String, Object> properties = of(endpoint);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return properties;
    }

    /** A login by PLAIN as {@code sasl.jaas.config} has it, for any user and password that hold no NUL. */
    public static String jaas(String username, String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=" + quote(username)
                + " password=" + quote(password) + ";";
    }

    /**
     * A value as JAAS has it. It is read with a {@link java.io.StreamTokenizer}, whose quoted strings know these escapes.
     */
    public static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
