package dev.k2g.sinkmodel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every property of a Neo4j sink, those of Connect's own that it heeds among them: the only place that spells out a key. A
 * key that ends with a dot stands for all that begin so. What comes first counts where two have a key in common.
 *
 * <p>From the official sink's classes (github.com/neo4j/neo4j-kafka-connector, {@code SinkConfiguration} and {@code
 * Neo4jConfiguration} of 5.5; github.com/neo4j-contrib/neo4j-streams for what was before 5.1), from Confluent's page on the
 * Neo4j Sink Connector for Confluent Cloud, and from Kafka's {@code ConnectorConfig} and {@code SinkConnectorConfig}.
 */
public enum SinkProperty {
    NAME(Kind.NAME, "name"),
    CONNECTOR_CLASS(Kind.PLUGIN, "connector.class"),
    TASKS_MAX(Kind.TASKS, "tasks.max"),
    TASKS_MAX_ENFORCE(Kind.CONNECT, "tasks.max.enforce"),
    TOPICS(Kind.TOPICS, "topics"),
    TOPICS_REGEX(Kind.TOPICS, "topics.regex"),
    HEADER_CONVERTER(Kind.CONNECT, "header.converter"),
    HEADER_CONVERTER_SETTINGS(Kind.CONNECT, "header.converter."),
    TRANSFORMS(Kind.CONNECT, "transforms"),
    TRANSFORM_SETTINGS(Kind.CONNECT, "transforms."),
    PREDICATES(Kind.CONNECT, "predicates"),
    PREDICATE_SETTINGS(Kind.CONNECT, "predicates."),
    CONFIG_ACTION_RELOAD(Kind.CONNECT, "config.action.reload"),
    CONSUMER_GROUP(Kind.CONNECT, "consumer.override.group.id"),
    MAX_POLL_RECORDS(
            Kind.CONNECT,
            "consumer.override.max.poll.records",
            "consumer.override.max.poll.records",
            "max.poll.records"),
    MAX_POLL_INTERVAL(
            Kind.CONNECT,
            "consumer.override.max.poll.interval.ms",
            "consumer.override.max.poll.interval.ms",
            "max.poll.interval.ms"),
    PARTITION_ASSIGNMENT(Kind.CONNECT, "consumer.override.partition.assignment.strategy"),
    CONSUMER_LOGIN(Kind.CONNECT, "consumer.override.sasl.jaas.config"),
    CONSUMER_SETTINGS(Kind.CONNECT, "consumer.override."),
    PRODUCER_LOGIN(Kind.CONNECT, "producer.override.sasl.jaas.config"),
    PRODUCER_SETTINGS(Kind.CONNECT, "producer.override."),
    ADMIN_LOGIN(Kind.CONNECT, "admin.override.sasl.jaas.config"),
    ADMIN_SETTINGS(Kind.CONNECT, "admin.override."),

    TOLERANCE(Kind.ERRORS, "errors.tolerance"),
    DEAD_LETTER_TOPIC(Kind.DEAD_LETTERS, "errors.deadletterqueue.topic.name"),
    DEAD_LETTER_REPLICATION(Kind.ERRORS, "errors.deadletterqueue.topic.replication.factor"),
    DEAD_LETTER_HEADERS(Kind.ERRORS, "errors.deadletterqueue.context.headers.enable"),
    ERROR_LOG(Kind.ERRORS, "errors.log.enable"),
    ERROR_LOG_MESSAGES(Kind.ERRORS, "errors.log.include.messages"),
    ERROR_RETRY_TIMEOUT(Kind.ERRORS, "errors.retry.timeout"),
    ERROR_RETRY_DELAY(Kind.ERRORS, "errors.retry.delay.max.ms"),

    KEY_FORMAT(Kind.KEY_FORMAT, "key.converter", "key.converter", "input.key.format"),
    KEY_SETTINGS(Kind.KEY_FORMAT, "key.converter.", "key.converter.", "input.key.format"),
    VALUE_FORMAT(Kind.VALUE_FORMAT, "value.converter", "value.converter", "input.data.format"),
    VALUE_SETTINGS(Kind.VALUE_FORMAT, "value.converter.", "value.converter.", "input.data.format"),

    URI(Kind.CONNECTION, "neo4j.uri", "neo4j.server.uri"),
    DATABASE(Kind.CONNECTION, "neo4j.database"),
    AUTHENTICATION_TYPE(Kind.CONNECTION, "neo4j.authentication.type"),
    USERNAME(Kind.CONNECTION, "neo4j.authentication.basic.username"),
    PASSWORD(Kind.CONNECTION, "neo4j.authentication.basic.password"),
    REALM(Kind.CONNECTION, "neo4j.authentication.basic.realm"),
    KERBEROS_TICKET(Kind.CONNECTION, "neo4j.authentication.kerberos.ticket"),
    BEARER_TOKEN(Kind.CONNECTION, "neo4j.authentication.bearer.token", ""),
    CUSTOM_CREDENTIALS(Kind.CONNECTION, "neo4j.authentication.custom.credentials", ""),
    AUTHENTICATION(Kind.CONNECTION, "neo4j.authentication.", ""),
    KAFKA_AUTH_MODE(Kind.CONNECTION, "", "", "kafka.auth.mode"),
    KAFKA_API_KEY(Kind.CONNECTION, "", "", "kafka.api.key"),
    KAFKA_API_SECRET(Kind.CONNECTION, "", "", "kafka.api.secret"),
    KAFKA_SERVICE_ACCOUNT(Kind.CONNECTION, "", "", "kafka.service.account.id"),

    CLOUD_ENVIRONMENT(Kind.SERVICE, "", "", "cloud.environment"),
    CLOUD_PROVIDER(Kind.SERVICE, "", "", "cloud.provider"),
    KAFKA_ENDPOINT(Kind.SERVICE, "", "", "kafka.endpoint"),
    KAFKA_REGION(Kind.SERVICE, "", "", "kafka.region"),

    CYPHER(Kind.CYPHER, "neo4j.cypher.topic.", "neo4j.topic.cypher.", "neo4j.cypher.topic.map"),
    BIND_TIMESTAMP(Kind.BINDING, "neo4j.cypher.bind-timestamp-as", ""),
    BIND_HEADER(Kind.BINDING, "neo4j.cypher.bind-header-as", ""),
    BIND_KEY(Kind.BINDING, "neo4j.cypher.bind-key-as", ""),
    BIND_VALUE(Kind.BINDING, "neo4j.cypher.bind-value-as", ""),
    BIND_EVENT(Kind.BINDING, "neo4j.cypher.bind-value-as-event", ""),

    CDC_SOURCE_ID_LABEL(Kind.STRATEGY, "neo4j.cdc.source-id.label-name", "neo4j.topic.cdc.sourceId.labelName"),
    CDC_SOURCE_ID_NAME(Kind.STRATEGY, "neo4j.cdc.source-id.property-name", "neo4j.topic.cdc.sourceId.idName"),
    CDC_SOURCE_ID(Kind.STRATEGY, "neo4j.cdc.source-id.topics", "neo4j.topic.cdc.sourceId"),
    CDC_SCHEMA(Kind.STRATEGY, "neo4j.cdc.schema.topics", "neo4j.topic.cdc.schema"),
    CUD(Kind.STRATEGY, "neo4j.cud.topics", "neo4j.topic.cud"),
    PATTERN(Kind.STRATEGY, "neo4j.pattern.topic.", "neo4j.topic.pattern.node."),
    RELATIONSHIP_PATTERN(Kind.STRATEGY, "neo4j.pattern.topic.", "neo4j.topic.pattern.relationship."),
    MERGE_NODE_PROPERTIES(
            Kind.STRATEGY, "neo4j.pattern.merge-node-properties", "neo4j.topic.pattern.merge.node.properties.enabled"),
    MERGE_RELATIONSHIP_PROPERTIES(
            Kind.STRATEGY,
            "neo4j.pattern.merge-relationship-properties",
            "neo4j.topic.pattern.merge.relationship.properties.enabled"),

    ENCRYPTED(Kind.TUNING, "neo4j.security.encrypted", "neo4j.encryption.enabled"),
    TRUST_STRATEGY(Kind.TUNING, "neo4j.security.trust-strategy", "neo4j.encryption.trust.strategy"),
    CERTIFICATES(Kind.TUNING, "neo4j.security.cert-files", "neo4j.encryption.ca.certificate.path"),
    HOSTNAME_VERIFICATION(Kind.TUNING, "neo4j.security.hostname-verification-enabled", ""),
    BATCH_SIZE(Kind.TUNING, "neo4j.batch-size", "neo4j.batch.size"),
    /** Accepted by 5.1 and later, and never read. */
    BATCH_TIMEOUT(Kind.TUNING, "neo4j.batch-timeout", ""),
    LEGACY_BATCH_TIMEOUT(Kind.TUNING, "", "neo4j.batch.timeout.msecs", ""),
    BATCH_PARALLELIZE(Kind.TUNING, "", "neo4j.batch.parallelize", ""),
    MAX_BATCHED_QUERIES(Kind.TUNING, "neo4j.max-batched-queries", ""),
    MAX_RETRY_TIME(Kind.TUNING, "neo4j.max-retry-time", "neo4j.retry.backoff.msecs"),
    RETRY_MAX_ATTEMPTS(Kind.TUNING, "", "neo4j.retry.max.attemps", ""),
    CONNECTION_TIMEOUT(Kind.TUNING, "neo4j.connection-timeout", ""),
    MAX_CONNECTION_LIFETIME(Kind.TUNING, "neo4j.pool.max-connection-lifetime", "neo4j.connection.max.lifetime.msecs"),
    ACQUISITION_TIMEOUT(
            Kind.TUNING, "neo4j.pool.connection-acquisition-timeout", "neo4j.connection.acquisition.timeout.msecs"),
    IDLE_TIME_BEFORE_TEST(
            Kind.TUNING,
            "neo4j.pool.idle-time-before-connection-test",
            "neo4j.connection.liveness.check.timeout.msecs"),
    MAX_POOL_SIZE(Kind.TUNING, "neo4j.pool.max-connection-pool-size", "neo4j.connection.max.pool.size"),
    /** The label of the nodes in which 5.5 keeps its offsets when it is to write exactly once. */
    EXACTLY_ONCE_LABEL(Kind.TUNING, "neo4j.eos-offset-label", ""),
    PARTITION_VALIDATION(Kind.TUNING, "", "", "kafka.max.partition.validation.disable"),
    LEGACY_KAFKA(Kind.TUNING, "", "kafka.", "");

    /** What a property is about. */
    public enum Kind {
        /** The connector's name. */
        NAME("the connector's own key"),
        /** The connector's class. */
        PLUGIN("plugin"),
        /** How many tasks there are at most. */
        TASKS("tasks"),
        /** What is read. */
        TOPICS("consumes"),
        /** How keys are read. */
        KEY_FORMAT("the topic's key format"),
        /** How values are read. */
        VALUE_FORMAT("the topic's value format"),
        /** Where records go that cannot be written. */
        DEAD_LETTERS("deadLetters"),
        /** What else becomes of such records; Connect's own, as all above. */
        ERRORS(""),
        /** What else is Connect's own. */
        CONNECT(""),
        /** How Neo4j, and Kafka for a service, are reached, and as whom. */
        CONNECTION("the target"),
        /** What a service adds. */
        SERVICE(""),
        /** Cypher for a topic's records. */
        CYPHER("consumes"),
        /** What the Cypher calls the parts of a record. */
        BINDING(""),
        /** What else the sink can do with a topic's records; no recipe can say it. */
        STRATEGY(""),
        /** What else its owner may set. */
        TUNING("");

        private final String saidBy;

        Kind(String saidBy) {
            this.saidBy = saidBy;
        }
    }

    /** What every key of the sink's own begins with. */
    public static final String OF_THE_SINK = "neo4j.";

    private static final List<String> OF_SERVICE = List.of(LEGACY_KAFKA.legacy, "cloud.", "input.");

    private static final Set<SinkProperty> SECRETS = EnumSet.of(
            KAFKA_API_KEY, KAFKA_API_SECRET, PASSWORD, BEARER_TOKEN, KERBEROS_TICKET, CUSTOM_CREDENTIALS, CERTIFICATES);

    private final Kind kind;
    private final String current;
    private final String legacy;
    private final String managed;

    SinkProperty(Kind kind, String current, String legacy, String managed) {
        this.kind = kind;
        this.current = current;
        this.legacy = legacy;
        this.managed = managed;
    }

    /** The service has the current keys. */
    SinkProperty(Kind kind, String current, String legacy) {
        this(kind, current, legacy, current);
    }

    SinkProperty(Kind kind, String everywhere) {
        this(kind, everywhere, everywhere, everywhere);
    }

    /** What it is about. */
    public Kind kind() {
        return kind;
    }

    /** What says it for a connector of a recipe: a field, or the target; empty when its {@code config} may. */
    public Optional<String> saidBy() {
        return kind.saidBy.isEmpty() ? Optional.empty() : Optional.of(kind.saidBy);
    }

    /** Its key from 5.1 on, or that of the only dialect that has it. */
    public String key() {
        return !current.isEmpty() ? current : !managed.isEmpty() ? managed : legacy;
    }

    /** Its key in a dialect; empty when that has none. */
    public Optional<String> key(Dialect dialect) {
        String key = switch (dialect) {
            case CURRENT -> current;
            case LEGACY -> legacy;
            case MANAGED -> managed;
        };
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
    }

    /** Whether a key is this one in a dialect. */
    public boolean is(Dialect dialect, String key) {
        return key(dialect)
                .filter(own -> own.endsWith(".") ? key.startsWith(own) : key.equals(own))
                .isPresent();
    }

    /** Whether a key is this one in any dialect. */
    public boolean is(String key) {
        return Arrays.stream(Dialect.values()).anyMatch(dialect -> is(dialect, key));
    }

    /** Whether a service shows its value to nobody. */
    public boolean isSecret() {
        return SECRETS.contains(this);
    }

    /** Whether a key is one of those that only the managed connector has: of Kafka, of the cloud, of its own formats. */
    public static boolean isOfServiceOnly(String key) {
        return OF_SERVICE.stream().anyMatch(key::startsWith);
    }

    /** The property that has this key in a dialect. */
    public static Optional<SinkProperty> of(Dialect dialect, String key) {
        return Arrays.stream(values())
                .filter(property -> property.is(dialect, key))
                .findFirst();
    }

    /** The property that has this key in any dialect. */
    public static Optional<SinkProperty> of(String key) {
        return Arrays.stream(values()).filter(property -> property.is(key)).findFirst();
    }
}
