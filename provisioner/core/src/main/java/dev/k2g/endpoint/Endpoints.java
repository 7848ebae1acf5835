package dev.k2g.endpoint;

import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a started target hands out.
 *
 * @param target the target's name: {@code local}, {@code docker} or the target file's
 * @param kafka the Kafka cluster
 * @param connect the Connect worker
 * @param neo4j the Neo4j database, as k2g reaches it
 * @param sink the same database, as the Connect worker reaches it
 * @param disposable whether what is there may be cleared and replayed into
 * @param versions server name to version, for reports
 */
public record Endpoints(
        String target,
        KafkaEndpoint kafka,
        ConnectEndpoint connect,
        Neo4jEndpoint neo4j,
        SinkConnection sink,
        boolean disposable,
        Map<String, String> versions) {

    /** Copies the map. */
    public Endpoints {
        versions = Map.copyOf(versions);
    }

    /** Every secret of these endpoints. */
    public List<Secret> secrets() {
        return Stream.concat(
                        Stream.of(kafka.apiSecret(), neo4j.password()), connect.login().map(Login::password).stream())
                .toList();
    }

    /** Masks the secrets of these endpoints. */
    public Redaction redaction() {
        return Redaction.of(secrets());
    }
}
