package dev.k2g.docker.worker;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.stack.files.PropertiesText;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables of a worker's container, as images of Confluent read them: {@code CONNECT_} and the property's name in
 * capitals, with {@code _} for a full stop, {@code __} for {@code _} and {@code ___} for a hyphen.
 */
public final class WorkerVariables {

    private WorkerVariables() {}

    /** The variables of a worker at this Kafka. None of them is secret. */
    public static SortedMap<String, String> of(KafkaEndpoint kafka, WorkerSettings settings) {
        SortedMap<String, String> variables = new TreeMap<>();
        // the image writes values into a properties file as they are
        WorkerProperties.of(kafka, settings)
                .forEach((key, value) -> variables.put(name(key), PropertiesText.escape(value)));
        // not in KAFKA_OPTS, which the image's own check of Kafka reads too: that one resolves the reference this way
        variables.put("KAFKA_HEAP_OPTS", settings.memory() + " -Dorg.apache.kafka.automatic.config.providers=none");
        if (settings.neo4jTrustStore()) {
            variables.put(
                    "KAFKA_OPTS",
                    "-Djavax.net.ssl.trustStore=" + WorkerPaths.TRUST_STORE + " -Djavax.net.ssl.trustStoreType=JKS");
        }
        return variables;
    }

    /** The variable of a worker property. */
    static String name(String property) {
        StringBuilder name = new StringBuilder("CONNECT_");
        for (char c : property.toCharArray()) {
            name.append(
                    switch (c) {
                        case '.' -> "_";
                        case '_' -> "__";
                        case '-' -> "___";
                        default -> String.valueOf(c);
                    });
        }
        return name.toString().toUpperCase(Locale.ROOT);
    }
}
