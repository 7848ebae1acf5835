package dev.k2g.sink;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.connectors.kafka.sink.Neo4jConnector;
import streams.kafka.connect.sink.Neo4jSinkConnector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValidationTest {

    private static final SinkConnector CURRENT = new Neo4jConnector();
    private static final SinkConnector LEGACY = new Neo4jSinkConnector();

    private static Map<String, String> current(String... changes) {
        return changed(
                Map.of(
                        "name", "c",
                        "topics", "a,b",
                        "neo4j.uri", "neo4j+s://host:7687",
                        "neo4j.authentication.basic.username", "neo4j",
                        "neo4j.authentication.basic.password", "pw",
                        "neo4j.cypher.topic.a", "CREATE (:A)",
                        "neo4j.cypher.topic.b", "CREATE (:B)"),
                changes);
    }

    private static Map<String, String> legacy(String... changes) {
        return changed(
                Map.of(
                        "name", "c",
                        "topics", "a,b",
                        "neo4j.server.uri", "neo4j+s://host:7687",
                        "neo4j.authentication.basic.username", "neo4j",
                        "neo4j.authentication.basic.password", "pw",
                        "neo4j.topic.cypher.a", "CREATE (:A)",
                        "neo4j.topic.cypher.b", "CREATE (:B)"),
                changes);
    }

    private static Map<String, String> changed(Map<String, String> config, String... changes) {
        Map<String, String> changed = new HashMap<>(config);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }

    private static List<String> errors(SinkConnector connector, Map<String, String> config) {
        return connector.validate(config).configValues().stream()
                .flatMap(value -> value.errorMessages().stream())
                .toList();
    }

    @Test
    void is_found_under_both_class_names_and_says_that_it_is_a_stand_in() {
        assertThat(ServiceLoader.load(SinkConnector.class))
                .extracting(connector -> connector.getClass().getName() + " " + connector.version())
                .containsExactlyInAnyOrder(
                        "org.neo4j.connectors.kafka.sink.Neo4jConnector 5.5.2-standin",
                        "streams.kafka.connect.sink.Neo4jSinkConnector 5.5.2-standin");
    }

    @Test
    void accepts_a_complete_configuration_of_either_dialect() {
        assertThat(errors(CURRENT, current())).isEmpty();
        assertThat(errors(LEGACY, legacy())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "neo4j.database,STRING,",
        "neo4j.authentication.type,STRING,BASIC",
        "neo4j.security.encrypted,STRING,false",
        "neo4j.security.trust-strategy,STRING,TRUST_SYSTEM_CA_SIGNED_CERTIFICATES",
        "neo4j.security.hostname-verification-enabled,STRING,true",
        "neo4j.batch-size,INT,1000",
        "neo4j.max-batched-queries,INT,50",
        "neo4j.max-retry-time,STRING,30s",
        "neo4j.connection-timeout,STRING,30s",
        "neo4j.pool.max-connection-lifetime,STRING,1h",
        "neo4j.pool.connection-acquisition-timeout,STRING,1m",
        "neo4j.pool.idle-time-before-connection-test,STRING,",
        "neo4j.pool.max-connection-pool-size,INT,100",
        "neo4j.cypher.bind-timestamp-as,STRING,__timestamp",
        "neo4j.cypher.bind-header-as,STRING,__header",
        "neo4j.cypher.bind-key-as,STRING,__key",
        "neo4j.cypher.bind-value-as,STRING,__value",
        "neo4j.cypher.bind-value-as-event,STRING,true",
    })
    void current_keys_have_the_types_and_defaults_of_5_5_2(String key, ConfigDef.Type type, String preset) {
        assertDefined(CURRENT, key, type, preset);
    }

    @ParameterizedTest
    @CsvSource({
        "neo4j.server.uri,STRING,bolt://localhost:7687",
        "neo4j.database,STRING,",
        "neo4j.authentication.type,STRING,BASIC",
        "neo4j.encryption.enabled,BOOLEAN,false",
        "neo4j.encryption.trust.strategy,STRING,TRUST_ALL_CERTIFICATES",
        "neo4j.encryption.ca.certificate.path,STRING,",
        "neo4j.batch.size,INT,1000",
        "neo4j.batch.timeout.msecs,LONG,30000",
        "neo4j.batch.parallelize,BOOLEAN,true",
        "neo4j.retry.backoff.msecs,LONG,30000",
        "neo4j.retry.max.attemps,INT,5",
        "neo4j.connection.max.lifetime.msecs,LONG,3600000",
        "neo4j.connection.acquisition.timeout.msecs,LONG,60000",
        "neo4j.connection.max.pool.size,INT,100",
    })
    void legacy_keys_have_the_types_and_defaults_of_1_0_9(String key, ConfigDef.Type type, String preset) {
        assertDefined(LEGACY, key, type, preset);
    }

    private static void assertDefined(SinkConnector connector, String key, ConfigDef.Type type, String preset) {
        ConfigDef.ConfigKey defined = connector.config().configKeys().get(key);
        assertThat(defined).as(key).isNotNull();
        assertThat(defined.type).isEqualTo(type);
        assertThat(String.valueOf(defined.defaultValue)).isEqualTo(preset == null ? "" : preset);
    }

    @ParameterizedTest
    @CsvSource({
        "neo4j.authentication.basic.password",
        "neo4j.authentication.kerberos.ticket",
        "neo4j.authentication.bearer.token",
        "neo4j.authentication.custom.credentials",
    })
    void secrets_are_passwords(String key) {
        assertDefined(CURRENT, key, ConfigDef.Type.PASSWORD, "[hidden]");
        ConfigValue echoed = CURRENT.validate(current(key, "hunter2")).configValues().stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(String.valueOf(echoed.value())).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neo4j.server.uri|Use neo4j.uri instead",
                "neo4j.topic.cypher.a|Use neo4j.cypher.topic.a instead",
                "neo4j.batch.size|Use neo4j.batch-size instead",
                "neo4j.encryption.trust.strategy|Use neo4j.security.trust-strategy instead",
                "neo4j.batch.parallelize|has no successor. Remove it",
                "neo4j.retry.max.attemps|has no successor. Remove it",
                "neo4j.pattern.topic.a|the Cypher strategy only",
                "neo4j.cdc.schema.topics|the Cypher strategy only",
                "neo4j.eos-offset-label|the Cypher strategy only",
                "neo4j.batch-sise|is not a key of this connector",
            })
    void current_class_says_what_an_unknown_key_should_be_and_does_not_repeat_its_value(String key, String message) {
        assertThat(errors(CURRENT, current(key, "hunter2")))
                .singleElement()
                .asString()
                .contains(message)
                .startsWith(key)
                .doesNotContain("hunter2");
    }

    @Test
    void old_configuration_in_the_current_class_misses_the_address() {
        assertThat(errors(CURRENT, legacy())).anyMatch(error -> error.contains("\"neo4j.uri\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neo4j.uri|is a key of connector 5.1 and later",
                "neo4j.cypher.topic.a|is a key of connector 5.1 and later",
                "neo4j.topic.cud|the Cypher strategy only",
                "neo4j.server.urii|is not a key of this connector",
            })
    void legacy_class_refuses_unknown_keys(String key, String message) {
        assertThat(errors(LEGACY, legacy(key, "x"))).singleElement().asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "BASIC,neo4j.authentication.basic.username",
        "BASIC,neo4j.authentication.basic.password",
        "KERBEROS,neo4j.authentication.kerberos.ticket",
        "BEARER,neo4j.authentication.bearer.token",
        "CUSTOM,neo4j.authentication.custom.scheme",
    })
    void credentials_of_the_chosen_kind_must_not_be_blank(String kind, String key) {
        assertThat(errors(CURRENT, current("neo4j.authentication.type", kind, key, "")))
                .contains("Invalid value for " + key + ": Must not be blank.");
    }

    @Test
    void no_authentication_needs_no_credentials() {
        assertThat(errors(
                        CURRENT,
                        current(
                                "neo4j.authentication.type", "NONE",
                                "neo4j.authentication.basic.username", "",
                                "neo4j.authentication.basic.password", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "neo4j.max-retry-time,30",
        "neo4j.connection-timeout,1 s",
        "neo4j.pool.max-connection-lifetime,1h30",
        "neo4j.pool.max-connection-lifetime,999999999999999999d",
        "neo4j.security.encrypted,yes",
        "neo4j.authentication.type,PLAIN",
        "neo4j.batch-size,0",
        "neo4j.uri,http://host",
        "neo4j.uri,neo4j",
    })
    void current_class_refuses_wrong_values(String key, String value) {
        assertThat(errors(CURRENT, current(key, value)))
                .singleElement()
                .asString()
                .contains(key);
    }

    @Test
    void durations_may_have_several_units_and_addresses_may_be_several() {
        assertThat(errors(
                        CURRENT,
                        current(
                                "neo4j.pool.max-connection-lifetime",
                                "1h30m5s10ms",
                                "neo4j.uri",
                                "neo4j://a,neo4j://b:1")))
                .isEmpty();
    }

    @Test
    void at_least_one_variable_is_bound() {
        assertThat(errors(
                        CURRENT,
                        current(
                                "neo4j.cypher.bind-timestamp-as", "",
                                "neo4j.cypher.bind-header-as", "",
                                "neo4j.cypher.bind-key-as", "",
                                "neo4j.cypher.bind-value-as", "",
                                "neo4j.cypher.bind-value-as-event", "false")))
                .singleElement()
                .asString()
                .contains("At least one variable must be bound");
    }

    @Test
    void legacy_class_wants_cypher_for_each_topic_and_no_other() {
        assertThat(errors(LEGACY, legacy("topics", "a,b,c")))
                .containsExactly("Topic c has no Cypher. Set neo4j.topic.cypher.c.");
        assertThat(errors(LEGACY, legacy("topics", "a")))
                .containsExactly("Topic b is not in \"topics\". Add it there, or remove this.");
        assertThat(errors(LEGACY, legacy("topics.regex", "a.*")))
                .containsExactly("topics.regex cannot be used with this connector. List the topics in \"topics\".");
    }

    @Test
    void current_class_finds_a_topic_without_cypher_when_the_task_starts() {
        Map<String, String> config = current("topics", "a,b,c");
        assertThat(errors(CURRENT, config)).isEmpty();
        assertThatThrownBy(() -> TaskUnderTest.start(new Neo4jConnector(), config))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("Topic 'c' is not assigned a sink strategy")
                .hasMessageContaining("neo4j.cypher.topic.c");
    }

    @Test
    void current_class_accepts_a_topic_pattern_and_its_task_dies_of_it() {
        Map<String, String> config = current("topics.regex", "a.*");
        assertThat(errors(CURRENT, config)).isEmpty();
        assertThatThrownBy(() -> TaskUnderTest.start(new Neo4jConnector(), config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("topics.regex");
    }

    @Test
    void current_class_ignores_cypher_for_an_unlisted_topic() {
        assertThat(errors(CURRENT, current("topics", "a"))).isEmpty();
    }
}
