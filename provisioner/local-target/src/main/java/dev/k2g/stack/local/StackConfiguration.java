package dev.k2g.stack.local;

import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.files.TlsFiles;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a stack's configuration files and its endpoints are made of.
 *
 * @param state where the stack is
 * @param credentials of the stack
 * @param tls its certificates
 * @param ports its ports
 * @param neo4j what runs its Neo4j
 * @param officialSink the plugin folder of the worker's official sink; empty for the stand-in
 * @param accounts who the worker and its connectors are, on a broker that looks at rights
 */
record StackConfiguration(
        StackDirectory state,
        Credentials credentials,
        TlsFiles tls,
        Map<PortRange, Integer> ports,
        Neo4jRuntime neo4j,
        Optional<Path> officialSink,
        Optional<KafkaAccounts> accounts) {

    StackConfiguration {
        ports = Map.copyOf(ports);
    }

    /** The one that the servers were started with, if any ever were. */
    static Optional<StackConfiguration> ofLastStart(StackDirectory state) {
        StackPorts ports = StackPorts.of(state);
        return ports.areComplete() && Files.exists(state.credentials())
                ? Optional.of(new StackConfiguration(
                        state,
                        Credentials.of(state),
                        new TlsFiles(state.tls()),
                        ports.ports(),
                        Neo4jRuntime.ofLastStart(state),
                        Optional.empty(),
                        Optional.empty()))
                : Optional.empty();
    }

    /** What runs as a server. */
    ServerProgram program(LocalServer server) {
        return server.program(neo4j);
    }

    /** The version of a server. */
    String version(LocalServer server) {
        return program(server).version(server);
    }

    int port(PortRange range) {
        Integer port = ports.get(range);
        if (port == null) {
            throw new IllegalStateException("no port was chosen for " + range.key());
        }
        return port;
    }

    /** What a client needs. */
    Endpoints endpoints() {
        String secrets = "${file:" + neo4jSecrets() + ":";
        Map<String, String> versions = new LinkedHashMap<>();
        for (LocalServer server : LocalServer.values()) {
            versions.put(server.id(), version(server));
        }
        versions.put("java", Runtime.version().toString());
        if (!neo4j.jdk().version().equals(Runtime.version().toString())) {
            versions.put("neo4j-java", neo4j.jdk().version());
        }
        return new Endpoints(
                "local",
                new KafkaEndpoint(
                        "localhost:" + port(PortRange.KAFKA),
                        credentials.apiKey(),
                        credentials.apiSecret(),
                        Optional.of(tls.authority())),
                new ConnectEndpoint(URI.create("http://127.0.0.1:" + port(PortRange.CONNECT))),
                new Neo4jEndpoint(
                        URI.create(neo4jUri()),
                        "neo4j",
                        credentials.neo4jPassword(),
                        "neo4j",
                        Optional.of(tls.authority()),
                        Optional.of(URI.create("https://localhost:" + port(PortRange.HTTPS) + "/browser/"))),
                new SinkConnection(neo4jUri(), secrets + "NEO4J_USERNAME}", secrets + "NEO4J_PASSWORD}", "neo4j"),
                true,
                versions);
    }

    /** What the worker's connectors may read: Neo4j's address and credentials, under Aura's names. */
    Path neo4jSecrets() {
        return state.workerSecrets().resolve("neo4j.properties");
    }

    Map<String, String> neo4jSecretValues() {
        return Map.of(
                "NEO4J_URI",
                neo4jUri(),
                "NEO4J_USERNAME",
                "neo4j",
                "NEO4J_PASSWORD",
                credentials.neo4jPassword().reveal(),
                "NEO4J_DATABASE",
                "neo4j");
    }

    private String neo4jUri() {
        return "neo4j+s://localhost:" + port(PortRange.BOLT);
    }

    /** What stands in double braces in the templates. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        ports.forEach((range, port) -> values.put(range.key(), Integer.toString(port)));
        for (LocalServer server : LocalServer.values()) {
            values.put(server.id() + ".home", state.server(server.id()).toString());
        }
        values.put("api.key", credentials.apiKey());
        values.put("api.secret", credentials.apiSecret().reveal());
        values.put("broker.secret", credentials.brokerSecret().reveal());
        values.put("super.users", accounts.isPresent() ? "User:broker" : "User:broker;User:" + credentials.apiKey());
        values.put(
                "more.users",
                CloudAccounts.of(state).users()
                        + accounts.map(KafkaAccounts::users).orElse(""));
        KafkaKey own = new KafkaKey(credentials.apiKey(), credentials.apiSecret(), Optional.empty());
        KafkaKey worker = accounts.map(KafkaAccounts::worker).orElse(own);
        values.put("worker.key", worker.name());
        values.put("worker.secret", worker.secret().reveal());
        KafkaKey connectors = accounts.map(KafkaAccounts::connectors).orElse(own);
        values.put("connectors.key", connectors.name());
        values.put("connectors.secret", connectors.secret().reveal());
        values.put("tls.ca.crt", tls.authority().toString());
        values.put("tls.server.pem", tls.keyAndCertificate().toString());
        values.put("tls.truststore", tls.trustStore().toString());
        values.put("worker.secrets", state.workerSecrets().toString());
        PluginFolders plugins = PluginFolders.of(state, officialSink);
        values.put("plugin.path", plugins.path());
        values.put("plugin.stamp", plugins.stamp());
        values.put("rest.extensions", plugins.restExtensions());
        return values;
    }
}
