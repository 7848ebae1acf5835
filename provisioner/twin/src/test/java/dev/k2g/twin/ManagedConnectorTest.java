package dev.k2g.twin;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorState;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Permission;
import dev.k2g.provision.ConnectorOperations;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.Recipe;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A recipe on Confluent Cloud's managed connector: what applies, plans and deletes do there. */
@EnabledIfSystemProperty(
        named = "k2g.test.twin",
        matches = ".*",
        disabledReason = "it takes a minute; -Dk2g.test.twin runs it")
@ExtendWith(SharedStack.class)
class ManagedConnectorTest {

    private final Rehearsal here;

    ManagedConnectorTest(Endpoints stack, @TempDir Path directory, TestInfo test) {
        this.here = new Rehearsal(stack, directory, test);
    }

    @AfterEach
    void close() throws Exception {
        here.close();
    }

    @Test
    void an_apply_delivers_and_the_next_plan_is_empty() throws Exception {
        Twin twin = here.twin(TwinOptions.quick());
        Recipe recipe = here.counting("times");
        Pipeline pipeline = here.pipeline(recipe, twin.endpoints());

        assertThat(Rehearsal.names(Rehearsal.apply(pipeline)))
                .containsExactly("topic", "topic", "constraint", "connector");
        here.deliver(pipeline);

        assertThat(Rehearsal.counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(Rehearsal.plan(pipeline).isConverged()).isTrue();
        assertThat(pipeline.sinkStates().get(0).lag()).hasValue(0);
        assertThat(Rehearsal.apply(pipeline)).isEmpty();
        Map<String, String> shown = pipeline.connect().config(here.sink()).orElseThrow();
        assertThat(shown)
                .containsEntry("neo4j.authentication.basic.password", "****************")
                .containsEntry("kafka.service.account.id", "sa-twin02")
                .containsEntry("cloud.provider", "aws");
        assertThat(here.workersAnswers()).contains(here.sink()).doesNotContain(Rehearsal.secrets(twin));
        assertThat(String.join("\n", here.calls()))
                .contains("/connectors/" + here.sink())
                .doesNotContain(Rehearsal.secrets(twin));
        assertThat(twin.violations()).isEmpty();
    }

    @Test
    void throttled_and_flaky_apis_take_more_time_and_change_nothing_else() throws Exception {
        Twin twin = here.twin(unreliable(3, 5));
        Pipeline pipeline = here.pipeline(here.counting("times"), twin.endpoints());

        assertThat(Rehearsal.names(Rehearsal.apply(pipeline)))
                .containsExactly("topic", "topic", "constraint", "connector");
        here.deliver(pipeline);
        assertThat(Rehearsal.counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(Rehearsal.plan(pipeline).isConverged()).isTrue();
        Rehearsal.destroy(pipeline);

        assertThat(pipeline.connect().connectors()).doesNotContain(here.sink());
        assertThat(here.calls()).anyMatch(call -> call.endsWith(" 429")).anyMatch(call -> call.endsWith("broken off"));
        assertThat(twin.violations()).isEmpty();
    }

    @Test
    void a_create_without_an_answer_is_not_made_twice() throws Exception {
        Recipe recipe = here.counting("times");
        Pipeline reliable = here.pipeline(recipe, here.twin(TwinOptions.quick()).endpoints());
        recipe.topics().values().forEach(reliable.kafka().topics()::create);
        here.calls().clear();
        // the second call, which makes it, is carried out and has no answer
        Twin twin = here.twin(unreliable(0, 2));
        Map<String, String> config = Rehearsal.config(reliable, recipe);

        Connect connect =
                Connect.at(twin.endpoints().connect(), twin.endpoints().redaction());
        connect.put(here.sink(), config, Deadline.in(Duration.ofSeconds(20)));

        assertThat(here.calls())
                .filteredOn(call -> call.contains("PUT "))
                .hasSize(1)
                .allMatch(it -> it.endsWith("broken off"));
        assertThat(connect.config(here.sink())).isPresent();
    }

    @Test
    void it_pauses_resumes_restarts_and_begins_again() throws Exception {
        Pipeline pipeline = here.pipeline(
                here.counting("times"), here.twin(TwinOptions.quick()).endpoints());
        Rehearsal.apply(pipeline);
        here.deliver(pipeline);
        ConnectorOperations life =
                ConnectorOperations.of(here.sink(), pipeline.connect(), pipeline.kafka(), pipeline.graph());

        life.pause(Rehearsal.deadline());
        assertThat(pipeline.connect().status(here.sink()).orElseThrow().state()).isEqualTo(ConnectorState.PAUSED);
        life.resume(Rehearsal.deadline());
        life.restart(Rehearsal.deadline());
        assertThat(Rehearsal.counted(pipeline)).containsEntry("times", 3L);
        life.reset(Rehearsal.deadline());
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));

        assertThat(Rehearsal.counted(pipeline)).containsEntry("times", 6L);
    }

    @Test
    void a_connector_that_is_deleted_and_made_again_delivers_everything_again() throws Exception {
        Pipeline pipeline = here.pipeline(
                here.counting("times"), here.twin(TwinOptions.quick()).endpoints());
        Rehearsal.apply(pipeline);
        here.deliver(pipeline);
        String group = pipeline.connect().consumerGroup(here.sink(), Map.of()).orElseThrow();

        pipeline.connect().stop(here.sink());
        Pipeline without =
                here.pipeline(here.counting("times").onlyConnectors(connector -> false), pipeline.endpoints());
        assertThat(Rehearsal.apply(without, Permission.DELETE))
                .extracting(change -> change.resource().name())
                .containsExactly(here.sink());
        assertThat(pipeline.kafka().offsets().committed(group)).isEmpty();
        Rehearsal.apply(pipeline);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));

        assertThat(Rehearsal.counted(pipeline)).isEqualTo(Map.of("nodes", 3L, "times", 6L));
    }

    @Test
    void an_edited_statement_has_all_records_delivered_again() throws Exception {
        Twin twin = here.twin(TwinOptions.quick());
        Pipeline before = here.pipeline(here.counting("times"), twin.endpoints());
        Rehearsal.apply(before);
        here.deliver(before);

        Pipeline after = here.pipeline(here.counting("again"), twin.endpoints());
        assertThat(Rehearsal.names(Rehearsal.apply(after))).containsExactly("connector");
        after.awaitCaughtUp(Duration.ofSeconds(30));

        assertThat(Rehearsal.counted(after)).isEqualTo(Map.of("nodes", 3L, "times", 3L));
        assertThat(Rehearsal.plan(after).isConverged()).isTrue();
    }

    @Test
    void a_property_that_the_recipe_has_no_more_is_taken_away() throws Exception {
        Twin twin = here.twin(TwinOptions.quick());
        Recipe recipe = here.counting("times");
        Rehearsal.apply(here.pipeline(
                with(recipe, Map.of("neo4j.batch-size", "7", "neo4j.batch-timeout", "5s")), twin.endpoints()));

        Pipeline after = here.pipeline(with(recipe, Map.of("neo4j.batch-size", "7")), twin.endpoints());
        List<Change> done = Rehearsal.apply(after);

        assertThat(done)
                .singleElement()
                .extracting(Change::fields)
                .isEqualTo(List.of(new FieldChange("neo4j.batch-timeout", "5s", null)));
        assertThat(after.connect().config(here.sink()).orElseThrow())
                .containsEntry("neo4j.batch-size", "7")
                .doesNotContainKey("neo4j.batch-timeout");
        assertThat(Rehearsal.plan(after).isConverged()).isTrue();
        Pipeline without = here.pipeline(recipe, twin.endpoints());
        assertThat(Rehearsal.names(Rehearsal.apply(without))).containsExactly("connector");
        assertThat(without.connect().config(here.sink()).orElseThrow())
                .containsEntry("neo4j.batch-size", "200")
                .containsEntry("max.poll.records", "200");
        assertThat(Rehearsal.plan(without).isConverged()).isTrue();
    }

    @Test
    void what_somebody_has_set_to_another_value_than_the_default_or_has_paused_is_a_change() throws Exception {
        Recipe recipe = here.counting("times");
        Pipeline pipeline = here.pipeline(recipe, here.twin(TwinOptions.quick()).endpoints());
        Rehearsal.apply(pipeline);
        Map<String, String> config = new HashMap<>(Rehearsal.config(pipeline, recipe));
        config.put("neo4j.cypher.bind-value-as-event", "false");
        pipeline.connect().put(here.sink(), config);
        ConnectorOperations.of(here.sink(), pipeline.connect(), pipeline.kafka(), pipeline.graph())
                .pause(Rehearsal.deadline());

        assertThat(Rehearsal.apply(pipeline))
                .singleElement()
                .extracting(Change::fields)
                .isEqualTo(List.of(
                        new FieldChange("neo4j.cypher.bind-value-as-event", "false", null),
                        new FieldChange("state", "PAUSED", "RUNNING")));

        assertThat(pipeline.connect().status(here.sink()).orElseThrow().isHealthy())
                .isTrue();
        assertThat(Rehearsal.plan(pipeline).isConverged()).isTrue();
    }

    @Test
    void one_that_the_recipe_has_paused_stays_so() throws Exception {
        Recipe recipe = here.counting("times").withConnectors(connector -> connector.in(WantedState.PAUSED));
        Pipeline pipeline = here.pipeline(recipe, here.twin(TwinOptions.quick()).endpoints());

        Rehearsal.apply(pipeline);

        assertThat(pipeline.connect().status(here.sink()).orElseThrow().state()).isEqualTo(ConnectorState.PAUSED);
        assertThat(Rehearsal.plan(pipeline).isConverged()).isTrue();
    }

    private static Recipe with(Recipe recipe, Map<String, String> config) {
        return recipe.withConnectors(connector -> new ConnectorSpec(
                connector.name(),
                connector.plugin(),
                connector.dialect(),
                connector.consumes(),
                connector.deadLetters(),
                connector.tasks(),
                connector.onMappingChange(),
                config));
    }

    private static TwinOptions unreliable(int throttleEvery, int failEvery) {
        TwinOptions quick = TwinOptions.quick();
        return new TwinOptions(quick.port(), quick.delay(), throttleEvery, Duration.ZERO, failEvery, quick.tokenLife());
    }
}
