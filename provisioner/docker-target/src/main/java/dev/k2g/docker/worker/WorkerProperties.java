package dev.k2g.docker.worker;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The properties of a worker at a Kafka behind SASL_SSL, under Kafka's names. None of them is secret. */
final class WorkerProperties {

    /** Who connects to Kafka: the worker itself, and the clients that it makes for connectors. */
    private static final List<String> CLIENTS = List.of("", "producer.", "consumer.", "admin.");

    /** The value is a reference: the worker resolves it in its own properties too. */
    private static final String LOGIN = reference(WorkerSecrets.LOGIN_KEY);

    private static final String CONNECTORS_LOGIN = reference(WorkerSecrets.CONNECTORS_LOGIN_KEY);

    private WorkerProperties() {}

    static SortedMap<String, String> of(KafkaEndpoint kafka, WorkerSettings settings) {
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
