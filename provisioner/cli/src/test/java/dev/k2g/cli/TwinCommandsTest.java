package dev.k2g.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g twin start}, and commands on what it stands for. */
@ExtendWith(RunningRecipe.class)
class TwinCommandsTest {

    private final RecipeCopy recipe;

    TwinCommandsTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void the_cloud_is_rehearsed_on_the_twin_and_no_secret_is_shown(@TempDir Path folder) throws Exception {
        Path orders = folder.resolve("orders");
        assertThat(K2gRun.of("init", orders.toString()).exitCode()).isZero();
        Path acls = folder.resolve("acls.json");
        Files.writeString(acls, aclsOfOrders());
        try (RunningTwin twin = RunningTwin.start(recipe, "--acls", acls.toString())) {
            Path state = twin.folder();
            Map<String, String> environment = twin.variables();
            String[] secrets = twin.secrets();
            assertThat(secrets).hasSizeGreaterThan(2);
            assertThat(state.resolve("env")).content().contains(secrets);
            List<K2gRun> runs = Stream.of("plan", "apply", "plan --fail-on-changes -o json", "status", "destroy --yes")
                    .map(command -> ("--recipe " + orders + " --target " + state.resolve("target.yaml") + " " + command)
                            .split(" "))
                    .map(arguments -> K2gRun.in(environment, "", arguments))
                    .toList();

            K2gRun another = K2gRun.of("--recipe", recipe.folder().toString(), "twin", "start");

            assertThat(another.exitCode()).isEqualTo(7);
            assertThat(another.err()).contains("is at work on " + state);
            assertThat(runs).allSatisfy(run -> {
                assertThat(run.exitCode()).as(run.toString()).isZero();
                assertThat(run.out() + run.err()).doesNotContain(secrets);
            });
            assertThat(runs.get(0).out()).contains("connector orders-neo4j", "Neo4jSink");
            assertThat(runs.get(3).out()).contains("managed", "orders-neo4j");
            assertThat(state.resolve("target.yaml")).content().doesNotContain(secrets);
            assertThat(Files.getPosixFilePermissions(state.resolve("env"))).hasSize(2);
        }
    }

    /** As {@code terraform/acls} prints them for the recipe that {@code init} writes. */
    private static String aclsOfOrders() throws IOException {
        Path ofShipped =
                Path.of(System.getProperty("k2g.home", "../.."), "terraform/modules/naming/tests/acls-managed.json");
        return Files.readString(ofShipped)
                .replace("k2g-state-meetup-rsvp", "k2g-state-orders")
                .replace("meetup-member-group-topic", "orders-purchases")
                .replace("meetup-neo4j-dlq", "orders-dead-letters");
    }
}
