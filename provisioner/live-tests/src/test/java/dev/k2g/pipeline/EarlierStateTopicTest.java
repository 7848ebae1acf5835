package dev.k2g.pipeline;

import dev.k2g.cloud.targetfile.TargetFileReader;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.CompactedTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Origin;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.secret.Secret;
import dev.k2g.secret.SecretFingerprint;
import dev.k2g.state.StateTopic;
import dev.k2g.testsupport.MadeByEarlierK2g;
import dev.k2g.testsupport.MadeByEarlierK2g.StateRecord;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What an earlier k2g remembered of a recipe's resources is understood. */
@ExtendWith(SharedStack.class)
class EarlierStateTopicTest {

    private static final List<String> LIVE = List.of("orders-purchases", "orders-dead-letters");

    private final MadeByEarlierK2g earlier;
    private final Recipe recipe;
    private final Clients clients;
    private final CompactedTopic topic;

    EarlierStateTopicTest(Endpoints endpoints, @TempDir Path directory) throws IOException {
        this.earlier = MadeByEarlierK2g.in(directory);
        this.recipe = RecipeReader.read(earlier.folder(), Map.of());
        this.clients = Clients.open(endpoints);
        this.topic = clients.kafka().compacted(StateTopic.nameFor(recipe.name()));
    }

    @BeforeEach
    void makeWhatWasThere() {
        recipe.topics().values().forEach(clients.kafka().topics()::create);
        topic.create();
    }

    @AfterEach
    void tidyUp() {
        topic.delete();
        LIVE.forEach(clients.kafka().topics()::delete);
        clients.close();
    }

    private void writeWhatItRemembered() throws IOException {
        for (StateRecord each : earlier.stateRecords()) {
            topic.write(Collections.singletonMap(each.key(), each.value()));
        }
    }

    @Test
    void every_resource_is_known_and_nobody_has_the_lock() throws IOException {
        writeWhatItRemembered();
        StateTopic state = new StateTopic(topic);

        Map<String, ManagedResource> managed = state.managed().resources().values().stream()
                .collect(Collectors.toMap(each -> each.id().toString(), each -> each));

        assertThat(managed)
                .containsOnlyKeys(
                        "topic orders-purchases",
                        "topic orders-dead-letters",
                        "constraint customer_name",
                        "constraint product_name",
                        "connector orders-neo4j");
        assertThat(managed.values()).extracting(ManagedResource::origin).containsOnly(Origin.CREATED);
        assertThat(managed.get("topic orders-purchases").givenKeys())
                .as("not written down then")
                .isEmpty();
        assertThat(managed.get("connector orders-neo4j").givenKeys().orElseThrow())
                .hasSize(21)
                .contains("topics", "neo4j.uri", "neo4j.cypher.topic.orders-purchases");
        assertThat(state.unlock()).isEmpty();
    }

    @Test
    void a_password_that_did_not_change_is_seen_not_to_have_changed() throws IOException {
        writeWhatItRemembered();

        assertThat(new StateTopic(topic)
                        .managed().ofKind(ResourceKind.CONNECTOR).stream().map(ManagedResource::secretFingerprint))
                .singleElement()
                .satisfies(fingerprint -> assertThat(fingerprint)
                        .contains(SecretFingerprint.of(
                                Secret.of("made-up+api/secret+of+a+throwaway+stack"),
                                recipe.name(),
                                Secret.of("made-up_neo4j-password_of_a_throwaway_stack"))));
    }

    @Test
    void a_plan_takes_its_resources_for_k2gs_own() throws IOException {
        Map<String, String> staging = TargetFileReader.read(earlier.targetFile(), MadeByEarlierK2g.variables())
                .parameters();
        Recipe renamed = RecipeReader.read(earlier.folder(), staging);
        assertThat(deletions(plan(renamed))).isEmpty();

        writeWhatItRemembered();

        Plan plan = plan(renamed);
        assertThat(deletions(plan))
                .extracting(change -> change.resource().name())
                .containsExactlyElementsOf(LIVE);
        assertThat(deletions(plan))
                .allSatisfy(change -> assertThat(change.obstacle())
                        .as("not without being asked for")
                        .isPresent());
    }

    private Plan plan(Recipe wanted) {
        return Pipeline.on(wanted, clients).managed().plan();
    }

    private static List<Change> deletions(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.operation() == Operation.DELETE)
                .toList();
    }
}
