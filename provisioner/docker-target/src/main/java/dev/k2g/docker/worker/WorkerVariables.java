package dev.k2g.docker.worker;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.SinkProperty;
import dev.k2g.stack.files.PropertiesText;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables of a worker's container, as images of Confluent read them: {@code CONNECT_} and the property's name in
 * capitals, with {@code _} for a full stop, {@code __} for {@code _} and {@code ___} for a hyphen.
 */
public final class WorkerVariables {

    /** Who connects to Kafka: the worker itself, and the clients that it makes for connectors. */
    private static final List<String> CLIENTS = List.of("", "producer.", "consumer.", "admin.");

    /** The value is a reference: the worker resolves it in its own properties too. */
    private static final String LOGIN = reference(WorkerSecrets.LOGIN_KEY);

    private static final String CONNECTORS_LOGIN = reference(WorkerSecrets.CONNECTORS_LOGIN_KEY);

    private WorkerVariables() {}

    /** The variables of a worker at this Kafka. None of them is secret. */
    public static SortedMap<String, String> of(KafkaEndpoint kafka, WorkerSettings settings) {
        SortedMap<String, String> variables = new TreeMap<>();
        // the image writes values into a properties file as they are
        properties(kafka, settings).forEach((key, value) -> variables.put(name(key), PropertiesText.escape(value)));
        // not in KAFKA_OPTS, which the image's own check of Kafka reads too: that one resolves the reference this way
        variables.put("KAFKA_HEAP_OPTS", settings.memory() + " -Dorg.apache.kafka.automatic.config.providers=none");
        if (settings.neo4jTrustStore()) {
            variables.put(
                    "KAFKA_OPTS",
                    "-Djavax.net.ssl.trustStore=" + WorkerPaths.TRUST_STORE + " -Djavax.net.ssl.trustStoreType=JKS");
        }
        return variables;
    }

    /**
     * The group and the topics in a container's variables; empty when they are not all there, or are of another Kafka.
     *
     * @param variables each {@code NAME=value}
     */
    static Optional<WorkerNames> names(KafkaEndpoint kafka, String... variables) {
        Map<String, String> values = Arrays.stream(variables)
                .map(variable -> variable.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, second) -> second));
        List<String> names = Stream.of(
                        "group.id", "config.storage.topic", "offset.storage.topic", "status.storage.topic")
                .map(property -> values.getOrDefault(name(property), ""))
                .filter(name -> !name.isEmpty())
                .toList();
        return names.size() == 4 && kafka.bootstrapServers().equals(values.get(name("bootstrap.servers")))
                ? Optional.of(new WorkerNames(names.get(0), names.get(1), names.get(2), names.get(3)))
                : Optional.empty();
    }

    /** The variable of a worker property. */
    static String name(String property) {
        String name = property.replace("_", "__").replace("-", "___").replace('.', '_');
        return "CONNECT_" + name.toUpperCase(Locale.ROOT);
    }

    /** The worker's properties under Kafka's names, at a Kafka behind SASL_SSL. */
    private static SortedMap<String, String> properties(KafkaEndpoint kafka, WorkerSettings settings) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        properties.put("group.id", settings.group());
        properties.put("listeners", settings.listener());
        properties.put("rest.advertised.host.name", settings.host());
        properties.put("connector.client.config.override.policy", "All");
        for (SinkProperty converter : List.of(SinkProperty.KEY_FORMAT, SinkProperty.VALUE_FORMAT)) {
            DataFormat.JSON.putConverter(properties, converter);
        }
        for (String topic : List.of("config", "offset", "status")) {
            String name = settings.group() + "-" + (topic.equals("status") ? topic : topic + "s");
            properties.put(topic + ".storage.topic", name);
            properties.put(topic + ".storage.replication.factor", Integer.toString(settings.replicationFactor()));
        }
        properties.put("config.providers", "file");
        properties.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        properties.put("config.providers.file.param.allowed.paths", WorkerPaths.SECRETS);
        CLIENTS.forEach(client -> putAccess(properties, client, kafka));
        properties.putAll(settings.properties());
        return properties;
    }

    private static void putAccess(SortedMap<String, String> properties, String client, KafkaEndpoint kafka) {
        properties.put(client + "security.protocol", "SASL_SSL");
        properties.put(client + "sasl.mechanism", "PLAIN");
        properties.put(client + "sasl.jaas.config", client.isEmpty() ? LOGIN : CONNECTORS_LOGIN);
        if (kafka.certificateAuthority().isPresent()) {
            properties.put(client + "ssl.truststore.type", "PEM");
            properties.put(client + "ssl.truststore.location", WorkerPaths.AUTHORITY);
        }
    }

    private static String reference(String key) {
        return "${file:" + WorkerPaths.KAFKA_SECRETS + ":" + key + "}";
    }
}
