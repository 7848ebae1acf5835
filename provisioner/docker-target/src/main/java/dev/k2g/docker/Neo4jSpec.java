package dev.k2g.docker;

import dev.k2g.docker.engine.ContainerFile;
import dev.k2g.stack.files.PortRange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The database's variables and files: Bolt and HTTPS with our certificate, and no way in without. */
final class Neo4jSpec {

    /** Who its files belong to: the image starts as root and goes on as this user. */
    static final String USER = "neo4j";

    static final int BOLT = 7687;
    static final int HTTPS = 7473;

    private static final String AUTH = "/var/lib/neo4j/k2g/auth";
    private static final String CERTIFICATES = "/var/lib/neo4j/certificates/k2g";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("NEO4J_AUTH_PATH", AUTH),
            Map.entry("NEO4J_server_bolt_enabled", "true"),
            Map.entry("NEO4J_server_bolt_tls__level", "REQUIRED"),
            Map.entry("NEO4J_server_http_enabled", "false"),
            Map.entry("NEO4J_server_https_enabled", "true"),
            Map.entry("NEO4J_server_http__enabled__modules", "TRANSACTIONAL_ENDPOINTS,QUERY_API_ENDPOINTS,BROWSER"),
            // nothing leaves this machine
            Map.entry("NEO4J_dbms_usage__report_enabled", "false"),
            Map.entry("NEO4J_client_allow__telemetry", "false"),
            Map.entry("NEO4J_server_bolt_telemetry_enabled", "false"),
            // a small machine
            Map.entry("NEO4J_server_memory_heap_initial__size", "192m"),
            Map.entry("NEO4J_server_memory_heap_max__size", "640m"),
            Map.entry("NEO4J_server_memory_pagecache_size", "64m"),
            Map.entry("NEO4J_db_tx__log_preallocate", "false"),
            Map.entry("NEO4J_db_store_files_preallocate", "false"),
            Map.entry("NEO4J_db_tx__log_rotation_retention__policy", "keep_none"),
            Map.entry("NEO4J_db_checkpoint_iops_limit", "-1"));

    private Neo4jSpec() {}

    static Map<String, String> environment(DockerStack stack) {
        Map<String, String> environment = new HashMap<>(FIXED);
        environment.put("NEO4J_server_bolt_advertised__address", "localhost:" + stack.port(PortRange.BOLT));
        environment.put("NEO4J_server_https_advertised__address", "localhost:" + stack.port(PortRange.HTTPS));
        for (String scope : List.of("bolt", "https")) {
            String policy = "NEO4J_dbms_ssl_policy_" + scope + "_";
            environment.put(policy + "enabled", "true");
            environment.put(policy + "base__directory", CERTIFICATES);
            environment.put(policy + "private__key", "server.key");
            environment.put(policy + "public__certificate", "server.crt");
            environment.put(policy + "client__auth", "NONE");
        }
        return environment;
    }

    static List<ContainerFile> files(DockerStack stack) {
        return List.of(
                ContainerFile.of(
                        AUTH,
                        "neo4j/" + stack.access().credentials().neo4jPassword().reveal()),
                ContainerFile.of(
                        CERTIFICATES + "/server.key",
                        stack.read(stack.access().tls().key())),
                ContainerFile.of(
                        CERTIFICATES + "/server.crt",
                        stack.read(stack.access().tls().certificate())));
    }
}
