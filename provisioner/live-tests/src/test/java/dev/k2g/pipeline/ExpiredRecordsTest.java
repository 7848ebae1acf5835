package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.SinkReport.DeliveredBy;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.Permission;
import dev.k2g.provision.ConnectorOperations;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.testsupport.SmallRecipe;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Records that are gone: what deleting them does at once, retention does in its time. */
@ExtendWith(SharedStack.class)
class ExpiredRecordsTest {

    private final SmallRecipe folder;
    private final Clients clients;

    ExpiredRecordsTest(Endpoints endpoints, @TempDir Path directory) {
        this.folder = new SmallRecipe(directory);
        this.clients = Clients.open(endpoints);
    }

    @AfterEach
    void removeConnectors() {
        clients.connect().connectors().stream()
                .filter(name -> name.startsWith("exp"))
                .forEach(clients.connect()::delete);
        clients.close();
    }

    @Test
    void what_goes_before_the_sink_has_read_it_is_counted_by_itself() {
        Pipeline pipeline = apply(folder.write("expcount", 1, merge("expcount")));
        // a task that is paused while it joins its group reads nothing after it is resumed (Kafka 4.3)
        replay(pipeline);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));
        SinkDelta delta = pipeline.sinkDelta();

        operations("expcount-sink").pause(deadline());
        replay(pipeline);
        deleteUpTo("expcount-events", 5);
        assertThat(pipeline.sinkStates().get(0).expired()).hasValue(2);
        operations("expcount-sink").resume(deadline());
        pipeline.awaitCaughtUp(Duration.ofSeconds(30), delta);

        assertThat(delta.close("")).isEqualTo(new SinkReport("", 1, DeliveredBy.COUNTED, 0, 2, 0));
        assertThat(delta.perhapsExpired()).containsExactly(Map.entry("expcount-events", 2L));
        assertThat(pipeline.sinkStates().get(0).expired()).hasValue(0);
    }

    @Test
    void what_goes_once_the_sink_has_caught_up_was_read() {
        Pipeline pipeline = apply(folder.write("expread", 1, merge("expread")));
        SinkDelta delta = pipeline.sinkDelta();

        replay(pipeline);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30), delta);
        deleteUpTo("expread-events", 3);

        assertThat(delta.close("")).isEqualTo(new SinkReport("", 3, DeliveredBy.COUNTED, 0, 0, 0));
        assertThat(delta.perhapsExpired()).isEmpty();
    }

    @Test
    void where_the_sink_does_not_count_what_may_have_gone_unread_is_not_taken_for_delivered() {
        Pipeline pipeline = apply(folder.write("expderived", 1, merge("expderived")));
        SinkDelta delta = pipeline.sinkDelta();

        operations("expderived-sink").pause(deadline());
        replay(pipeline);
        deleteUpTo("expderived-events", 3);
        operations("expderived-sink").resume(deadline());
        operations("expderived-sink").restart(deadline()); // its counts begin anew, and cannot be used
        pipeline.awaitCaughtUp(Duration.ofSeconds(30), delta);

        assertThat(delta.close("")).isEqualTo(new SinkReport("", 0, DeliveredBy.DERIVED, 0, 3, 0));
    }

    @Test
    void a_reset_wants_all_that_was_delivered_or_the_permission_to_do_without() {
        Recipe recipe = folder.write("expreset", 1, merge("expreset"));
        clients.kafka().topics().create(recipe.topic("events"));
        Pipeline pipeline = apply(recipe);
        replay(pipeline);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));
        Map<String, LogStart> starts = pipeline.managed().resources().logStarts("expreset-sink");
        assertThat(starts.get("expreset-events").offsets()).containsExactly(Map.entry(0, 0L));
        operations("expreset-sink").requireCompleteTopics(starts);

        deleteUpTo("expreset-events", 2);

        assertThatThrownBy(() -> operations("expreset-sink").requireCompleteTopics(starts))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        failure -> assertThat(failure.code()).isEqualTo(FindingCode.RECORDS_GONE))
                .hasMessage("Connector expreset-sink would not get everything again."
                        + " What is gone: 2 records of topic expreset-events.");
    }

    @Test
    void what_a_rebuild_began_with_is_what_the_next_one_wants() {
        Recipe recipe = folder.write("expagain", 1, merge("expagain"));
        Pipeline pipeline = apply(recipe);
        replay(pipeline);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));
        deleteUpTo("expagain-events", 2);
        Recipe edited = folder.write("expagain", 1, merge("expagain") + " SET n.seen = true", "rebuild");

        assertThatThrownBy(() -> apply(edited, Permission.DELETE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("What is gone: 2 records of topic expagain-events.");
        assertThatThrownBy(() -> apply(edited, Permission.LOSS)).isInstanceOf(InvalidInputException.class);
        Pipeline rebuilt = apply(edited, Permission.DELETE, Permission.LOSS);
        rebuilt.awaitCaughtUp(Duration.ofSeconds(30));
        assertThat(rebuilt.graph().counts().nodes())
                .as("what was written from records that are gone is cleared, too")
                .containsEntry(SmallRecipe.label("expagain"), 1L);

        apply(folder.write("expagain", 1, merge("expagain") + " SET n.seen = false", "rebuild"), Permission.DELETE);
    }

    private Pipeline apply(Recipe recipe, Permission... permissions) {
        Pipeline pipeline = Pipeline.on(recipe, clients);
        pipeline.managed().apply(Set.of(permissions), deadline(), change -> {});
        return pipeline;
    }

    private ConnectorOperations operations(String connector) {
        return ConnectorOperations.of(connector, clients.connect(), clients.kafka(), clients.graph());
    }

    private void replay(Pipeline pipeline) {
        pipeline.replay(pipeline.feed(Optional.empty()))
                .run(MessageSource.file(folder.recording()), ReplayOptions.unlimited(), ReplayListener.NONE);
    }

    private void deleteUpTo(String topic, long offset) {
        clients.kafka().topics().deleteRecords(Map.of(new TopicPartition(topic, 0), offset));
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static String merge(String name) {
        return "MERGE (n:" + SmallRecipe.label(name) + " {id: event.id})";
    }
}
