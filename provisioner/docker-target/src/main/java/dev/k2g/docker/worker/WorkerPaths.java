package dev.k2g.docker.worker;

/** Where the files of a worker are in its container: where images of Confluent have theirs. */
public final class WorkerPaths {

    /** The only folder that the config provider reads. */
    public static final String SECRETS = "/etc/kafka-connect/secrets";

    /** The worker's own login at Kafka. */
    public static final String KAFKA_SECRETS = SECRETS + "/kafka.properties";

    /** Neo4j's address and login for connectors, under Aura's names. */
    public static final String NEO4J_SECRETS = SECRETS + "/neo4j.properties";

    /** The authority that Kafka's certificate is of, PEM. */
    public static final String AUTHORITY = SECRETS + "/ca.crt";

    /** For the driver of Neo4j, which trusts what the JVM trusts: a Java key store of its authority and the public ones. */
    public static final String TRUST_STORE = SECRETS + "/truststore.jks";

    private WorkerPaths() {}
}
