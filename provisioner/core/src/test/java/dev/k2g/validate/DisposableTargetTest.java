package dev.k2g.validate;

import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.secret.Secret;
import dev.k2g.validate.DisposableTarget.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DisposableTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UP        | , and up replays a recording into it.",
                "REPLAY    | : no recording is replayed there.",
                "SCENARIOS | , and scenarios clear its graph."
            })
    void a_target_that_is_not_disposable_is_left_alone(Use use, String why) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DisposableTarget.require(endpoints(false), use))
                .withMessage("The target staging is not disposable" + why)
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID))
                .satisfies(refused -> assertThat(refused.remedy()).isNotBlank());
    }

    @Test
    void a_disposable_target_may_be_used_for_everything() {
        for (Use use : Use.values()) {
            DisposableTarget.require(endpoints(true), use);
        }
    }

    private static Endpoints endpoints(boolean disposable) {
        Secret none = Secret.of("none");
        return new Endpoints(
                "staging",
                new KafkaEndpoint("localhost:1", "none", none, Optional.empty()),
                new ConnectEndpoint(URI.create("http://localhost:1")),
                new Neo4jEndpoint(
                        URI.create("neo4j+s://localhost:1"), "none", none, "", Optional.empty(), Optional.empty()),
                new SinkConnection("neo4j+s://localhost:1", "none", "none", ""),
                disposable,
                Map.of());
    }
}
