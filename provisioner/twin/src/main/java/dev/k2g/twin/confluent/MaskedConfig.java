package dev.k2g.twin.confluent;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A managed configuration as the service answers with it: secrets masked, and keys of its own added. */
final class MaskedConfig {

    static final String MASK = "****************";

    /** Those of type PASSWORD on Confluent's page about the Neo4j sink. */
    private static final Set<String> SECRETS = Set.of(
            "kafka.api.key",
            "kafka.api.secret",
            "neo4j.authentication.basic.password",
            "neo4j.authentication.bearer.token",
            "neo4j.authentication.kerberos.ticket",
            "neo4j.authentication.custom.credentials",
            "neo4j.security.cert-files");

    private MaskedConfig() {}

    /**
     * What is shown of this configuration.
     *
     * @param bootstrap the cluster's host and port
     */
    static Map<String, String> of(String name, Map<String, String> config, String bootstrap) {
        Map<String, String> shown = new TreeMap<>(Map.of(
                "cloud.environment", "prod",
                "cloud.provider", "aws",
                "kafka.endpoint", "SASL_SSL://" + bootstrap,
                "kafka.region", "eu-central-1",
                "kafka.max.partition.validation.disable", "false",
                "neo4j.batch-size", "1000",
                "neo4j.cypher.bind-value-as-event", "true",
                "errors.tolerance", "all"));
        shown.putAll(config);
        shown.put("name", name);
        shown.replaceAll((key, value) -> isSecret(key) ? MASK : value);
        return shown;
    }

    static boolean isSecret(String key) {
        return SECRETS.contains(key);
    }
}
