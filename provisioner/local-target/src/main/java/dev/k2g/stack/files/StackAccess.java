package dev.k2g.stack.files;

import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;

import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * How one gets into a stack: the same wherever its servers run.
 *
 * @param credentials of the stack
 * @param tls its certificates
 * @param ports on 127.0.0.1
 */
public record StackAccess(Credentials credentials, TlsFiles tls, StackPorts ports) {

    private static final String NEO4J = "neo4j";

    /** That of the last start, if the stack was ever started. */
    public static Optional<StackAccess> ofLastStart(StackDirectory state) {
        StackPorts ports = StackPorts.of(state);
        return ports.areComplete() && Files.exists(state.credentials())
                ? Optional.of(new StackAccess(Credentials.of(state), new TlsFiles(state.tls()), ports))
                : Optional.empty();
    }

    /**
     * What a client on this machine needs.
     *
     * @param target the target's name
     * @param neo4jOfSink Neo4j's address for the worker
     * @param secretsOfSink the worker's file of {@link #neo4jValues}
     * @param versions of the servers
     */
    public Endpoints endpoints(String target, String neo4jOfSink, String secretsOfSink, Map<String, String> versions) {
        String secrets = "${file:" + secretsOfSink + ":";
        return new Endpoints(
                target,
                kafka("localhost:" + ports.port(PortRange.KAFKA)),
                new ConnectEndpoint(URI.create("http://127.0.0.1:" + ports.port(PortRange.CONNECT))),
                new Neo4jEndpoint(
                        URI.create(neo4j()),
                        NEO4J,
                        credentials.neo4jPassword(),
                        NEO4J,
                        Optional.of(tls.authority()),
                        Optional.of(URI.create("https://localhost:" + ports.port(PortRange.HTTPS) + "/browser/"))),
                new SinkConnection(neo4jOfSink, secrets + "NEO4J_USERNAME}", secrets + "NEO4J_PASSWORD}", NEO4J),
                true,
                versions);
    }

    /** Kafka at this address. */
    public KafkaEndpoint kafka(String bootstrapServers) {
        return new KafkaEndpoint(
                bootstrapServers, credentials.apiKey(), credentials.apiSecret(), Optional.of(tls.authority()));
    }

    /** Neo4j's address on this machine. */
    public String neo4j() {
        return "neo4j+s://localhost:" + ports.port(PortRange.BOLT);
    }

    /** What connectors may refer to, under Aura's names. */
    public Map<String, String> neo4jValues(String address) {
        return Map.of(
                "NEO4J_URI", address,
                "NEO4J_USERNAME", NEO4J,
                "NEO4J_PASSWORD", credentials.neo4jPassword().reveal(),
                "NEO4J_DATABASE", NEO4J);
    }
}
