package dev.k2g.sinkmodel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SinkPropertyTest {

    private static final Path HOME = Path.of(System.getProperty("k2g.home", "../.."));

    /** A line may be the rest of a comment. */
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:/\\*\\*?|\\*|//).*$");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Words that recipes, target files and JSON have too, and what begins keys of target files as well. */
    private static final Set<String> ELSEWHERE_TOO = Set.of("name", "topics", "transforms", "predicates", "kafka.");

    @Test
    void every_key_of_the_sink_is_known() {
        assertThat(keys()).containsExactlyElementsOf("""
                admin.override.
                admin.override.sasl.jaas.config
                cloud.environment
                cloud.provider
                config.action.reload
                connector.class
                consumer.override.
                consumer.override.group.id
                consumer.override.max.poll.interval.ms
                consumer.override.max.poll.records
                consumer.override.partition.assignment.strategy
                consumer.override.sasl.jaas.config
                errors.deadletterqueue.context.headers.enable
                errors.deadletterqueue.topic.name
                errors.deadletterqueue.topic.replication.factor
                errors.log.enable
                errors.log.include.messages
                errors.retry.delay.max.ms
                errors.retry.timeout
                errors.tolerance
                header.converter
                header.converter.
                input.data.format
                input.key.format
                kafka.
                kafka.api.key
                kafka.api.secret
                kafka.auth.mode
                kafka.endpoint
                kafka.max.partition.validation.disable
                kafka.region
                kafka.service.account.id
                key.converter
                key.converter.
                max.poll.interval.ms
                max.poll.records
                name
                neo4j.authentication.
                neo4j.authentication.basic.password
                neo4j.authentication.basic.realm
                neo4j.authentication.basic.username
                neo4j.authentication.bearer.token
                neo4j.authentication.custom.credentials
                neo4j.authentication.kerberos.ticket
                neo4j.authentication.type
                neo4j.batch-size
                neo4j.batch-timeout
                neo4j.batch.parallelize
                neo4j.batch.size
                neo4j.batch.timeout.msecs
                neo4j.cdc.schema.topics
                neo4j.cdc.source-id.label-name
                neo4j.cdc.source-id.property-name
                neo4j.cdc.source-id.topics
                neo4j.connection-timeout
                neo4j.connection.acquisition.timeout.msecs
                neo4j.connection.liveness.check.timeout.msecs
                neo4j.connection.max.lifetime.msecs
                neo4j.connection.max.pool.size
                neo4j.cud.topics
                neo4j.cypher.bind-header-as
                neo4j.cypher.bind-key-as
                neo4j.cypher.bind-timestamp-as
                neo4j.cypher.bind-value-as
                neo4j.cypher.bind-value-as-event
                neo4j.cypher.topic.
                neo4j.cypher.topic.map
                neo4j.database
                neo4j.encryption.ca.certificate.path
                neo4j.encryption.enabled
                neo4j.encryption.trust.strategy
                neo4j.eos-offset-label
                neo4j.max-batched-queries
                neo4j.max-retry-time
                neo4j.pattern.merge-node-properties
                neo4j.pattern.merge-relationship-properties
                neo4j.pattern.topic.
                neo4j.pool.connection-acquisition-timeout
                neo4j.pool.idle-time-before-connection-test
                neo4j.pool.max-connection-lifetime
                neo4j.pool.max-connection-pool-size
                neo4j.retry.backoff.msecs
                neo4j.retry.max.attemps
                neo4j.security.cert-files
                neo4j.security.encrypted
                neo4j.security.hostname-verification-enabled
                neo4j.security.trust-strategy
                neo4j.server.uri
                neo4j.topic.cdc.schema
                neo4j.topic.cdc.sourceId
                neo4j.topic.cdc.sourceId.idName
                neo4j.topic.cdc.sourceId.labelName
                neo4j.topic.cud
                neo4j.topic.cypher.
                neo4j.topic.pattern.merge.node.properties.enabled
                neo4j.topic.pattern.merge.relationship.properties.enabled
                neo4j.topic.pattern.node.
                neo4j.topic.pattern.relationship.
                neo4j.uri
                predicates
                predicates.
                producer.override.
                producer.override.sasl.jaas.config
                tasks.max
                tasks.max.enforce
                topics
                topics.regex
                transforms
                transforms.
                value.converter
                value.converter.
                """.lines().toList());
    }

    @Test
    void no_other_place_spells_a_key_out() {
        List<String> keys =
                keys().stream().filter(key -> !ELSEWHERE_TOO.contains(key)).toList();
        List<String> spelledOut = sources()
                .flatMap(source -> literals(source)
                        .filter(literal -> keys.stream().anyMatch(key -> isKey(literal, key)))
                        .map(literal -> HOME.relativize(source) + ": " + literal))
                .toList();
        assertThat(spelledOut).as("ask SinkProperty for these keys").isEmpty();
    }

    @Test
    void what_the_stand_in_reads_is_in_the_table() {
        Path standIn = HOME.resolve("connector-image/standin-sink/src/main/java");
        List<String> unknown = javaFiles(standIn)
                .flatMap(SinkPropertyTest::literals)
                .filter(literal -> literal.startsWith(SinkProperty.OF_THE_SINK) && !literal.contains(" "))
                .filter(literal -> SinkProperty.of(literal).isEmpty()
                        && keys().stream().noneMatch(key -> literal.endsWith(".") && key.startsWith(literal)))
                .distinct()
                .toList();
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CURRENT, neo4j.cypher.topic.orders,                CYPHER",
        "LEGACY,  neo4j.topic.cypher.orders,                CYPHER",
        "MANAGED, neo4j.cypher.topic.map,                   CYPHER",
        "MANAGED, neo4j.cypher.topic.orders,                ",
        "LEGACY,  neo4j.uri,                                ",
        "CURRENT, key.converter.schemas.enable,             KEY_SETTINGS",
        "MANAGED, key.converter,                            ",
        "CURRENT, neo4j.authentication.custom.scheme,       AUTHENTICATION",
        "CURRENT, consumer.override.max.poll.records,       MAX_POLL_RECORDS",
        "CURRENT, consumer.override.fetch.min.bytes,        CONSUMER_SETTINGS",
        "MANAGED, kafka.api.key,                            KAFKA_API_KEY",
    })
    void a_key_is_a_property_in_its_own_dialect_only(Dialect dialect, String key, SinkProperty property) {
        assertThat(SinkProperty.of(dialect, key).orElse(null)).isEqualTo(property);
    }

    private static TreeSet<String> keys() {
        return Arrays.stream(SinkProperty.values())
                .flatMap(property -> Arrays.stream(Dialect.values()).flatMap(dialect -> property.key(dialect).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isKey(String literal, String key) {
        return key.endsWith(".") ? literal.startsWith(key) && !literal.contains(" ") : literal.equals(key);
    }

    private static Stream<Path> sources() {
        return javaFiles(HOME).filter(file -> {
            String path = HOME.relativize(file).toString().replace('\\', '/');
            return path.contains("src/main/java/")
                    && !path.startsWith("connector-image/standin-sink/")
                    && !path.endsWith("/sinkmodel/SinkProperty.java");
        });
    }

    private static Stream<Path> javaFiles(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = directory.getFileName().toString();
                    return name.equals("target") || name.startsWith(".") && !directory.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".java")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream();
    }

    private static Stream<String> literals(Path source) {
        try {
            String code = COMMENT.matcher(Files.readString(source)).replaceAll("");
            return LITERAL.matcher(code).results().map((MatchResult literal) -> literal.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
