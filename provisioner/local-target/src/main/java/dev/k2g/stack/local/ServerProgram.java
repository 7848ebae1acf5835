package dev.k2g.stack.local;

import dev.k2g.stack.start.ServerKind;

/**
 * What runs as a server.
 *
 * @param folder the resources that its class path and its configuration come from
 * @param mainClass its entry point
 * @param jdk the Java that runs it
 */
record ServerProgram(String folder, String mainClass, Jdk jdk) {

    /**
     * What runs as this server. Only Neo4j has a choice.
     *
     * @param neo4j what was chosen for it
     */
    static ServerProgram of(ServerKind server, Neo4jRuntime neo4j) {
        return switch (server) {
            case KAFKA -> new ServerProgram("kafka", "kafka.Kafka", Jdk.own());
            case CONNECT -> new ServerProgram("kafka", "org.apache.kafka.connect.cli.ConnectDistributed", Jdk.own());
            case NEO4J -> neo4j.line().program(neo4j.jdk());
        };
    }

    /** The version of one of the servers that the folder has. */
    String version(ServerKind server) {
        String version =
                ServerResources.properties(folder, "versions.properties").get(server.id());
        return version == null ? "" : version;
    }
}
