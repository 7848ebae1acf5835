package dev.k2g.stack.local;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a stack's configuration files and its endpoints are made of.
 *
 * @param state where the stack is
 * @param access how one gets in
 * @param neo4j what runs its Neo4j
 * @param officialSink the plugin folder of the worker's official sink; empty for the stand-in
 * @param accounts who the worker and its connectors are, on a broker that looks at rights
 */
record StackConfiguration(
        StackDirectory state,
        StackAccess access,
        Neo4jRuntime neo4j,
        Optional<Path> officialSink,
        Optional<KafkaAccounts> accounts) {

    /** The one that the servers were started with, if any ever were. */
    static Optional<StackConfiguration> ofLastStart(StackDirectory state) {
        return StackAccess.ofLastStart(state)
                .map(access -> new StackConfiguration(
                        state, access, Neo4jRuntime.ofLastStart(state), Optional.empty(), Optional.empty()));
    }

    /** What runs as a server. */
    ServerProgram program(ServerKind server) {
        return ServerProgram.of(server, neo4j);
    }

    /** The version of a server. */
    String version(ServerKind server) {
        return program(server).version(server);
    }

    int port(ServerKind server) {
        return access.ports().port(server.port());
    }

    /** What a client needs. */
    Endpoints endpoints() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (ServerKind server : ServerKind.values()) {
            versions.put(server.id(), version(server));
        }
        versions.put("java", Runtime.version().toString());
        if (!neo4j.jdk().version().equals(Runtime.version().toString())) {
            versions.put("neo4j-java", neo4j.jdk().version());
        }
        return access.endpoints("local", access.neo4j(), neo4jSecrets().toString(), versions);
    }

    /** What the worker's connectors may read: Neo4j's address and credentials. */
    Path neo4jSecrets() {
        return state.workerSecrets().resolve("neo4j.properties");
    }

    /** What stands in double braces in the templates. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        Credentials credentials = access.credentials();
        TlsFiles tls = access.tls();
        access.ports().ports().forEach((range, port) -> values.put(range.key(), Integer.toString(port)));
        for (ServerKind server : ServerKind.values()) {
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
