package dev.k2g.validate;

import dev.k2g.failure.FindingCode;

import java.util.List;
import java.util.Map;

/** Secrets in the configuration of Confluent Cloud's managed connector, which takes none with a backslash. */
final class ManagedSecretChecks {

    private static final String MANAGED_CLASS = "Neo4jSink";

    /** As in the managed connector's reference. */
    private static final List<String> SECRETS = List.of(
            "kafka.api.secret",
            "neo4j.authentication.basic.password",
            "neo4j.authentication.bearer.token",
            "neo4j.authentication.kerberos.ticket",
            "neo4j.authentication.custom.credentials");

    private ManagedSecretChecks() {}

    static List<Finding> check(Map<String, String> config, ConfigLocations places) {
        if (!MANAGED_CLASS.equals(config.get("connector.class"))) {
            return List.of();
        }
        return SECRETS.stream()
                .filter(key -> config.getOrDefault(key, "").contains("\\"))
                .map(key -> Finding.of(
                        FindingCode.SECRET_WITH_BACKSLASH,
                        places.of(key),
                        "The secret of " + key + " has a backslash, which a managed connector does not take."))
                .toList();
    }
}
