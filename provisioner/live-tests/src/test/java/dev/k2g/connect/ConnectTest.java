package dev.k2g.connect;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedStack.class)
class ConnectTest {

    private final Endpoints endpoints;
    private final Connect connect;

    ConnectTest(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.connect = Connect.at(endpoints.connect(), endpoints.redaction());
    }

    @Test
    void tells_its_version_and_plugins() {
        assertThat(connect.version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(connect.plugins())
                .filteredOn(plugin -> plugin.className().equals(Dialect.CURRENT.connectorClass()))
                .singleElement()
                .extracting(ConnectorPlugin::type)
                .isEqualTo("sink");
    }

    @Test
    void validates_a_configuration_without_making_a_connector() {
        Map<String, String> config = new TreeMap<>(Map.of(
                "name",
                "connect-validated",
                "connector.class",
                Dialect.CURRENT.connectorClass(),
                "topics",
                "any",
                "tasks.max",
                "0"));

        assertThat(connect.validate(Dialect.CURRENT.connectorClass(), config))
                .extracting(ConfigProblem::key)
                .contains("tasks.max", "neo4j.uri");
        assertThat(connect.connectors()).doesNotContain("connect-validated");
    }

    @Test
    void shows_a_connectors_password_only_as_the_reference_to_it() {
        Map<String, String> config = new TreeMap<>(Map.of(
                "connector.class",
                Dialect.CURRENT.connectorClass(),
                "topics",
                "connect-made",
                "neo4j.uri",
                endpoints.sink().uri(),
                "neo4j.authentication.basic.username",
                endpoints.sink().username(),
                "neo4j.authentication.basic.password",
                endpoints.sink().passwordReference(),
                "neo4j.cypher.topic.connect-made",
                "MERGE (n:ConnectMade {id: event.id})"));

        connect.put("connect-made", config);
        connect.put("connect-made", config);

        assertThat(connect.config("connect-made").orElseThrow())
                .containsAllEntriesOf(config)
                .doesNotContainValue(endpoints.neo4j().password().reveal());
        connect.delete("connect-made");
        connect.delete("connect-made");
        assertThat(connect.config("connect-made")).isEmpty();
        // the worker forgets its state only after its tasks have stopped
        assertThat(Deadline.in(Duration.ofSeconds(20))
                        .isMet(() -> connect.status("connect-made").isEmpty()))
                .isTrue();
        assertThat(connect.sinkCounts("connect-made")).isEmpty();
    }
}
