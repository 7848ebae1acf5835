package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.state.StateTopic;
import dev.k2g.testsupport.SharedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings of topics: however they are spelled, and when they leave the recipe. */
@ExtendWith(SharedStack.class)
class TopicSettingsTest {

    private static final String NAME = "settings";
    private static final String TOPIC = "settings-events";
    private static final Change UNCHANGED =
            new Change(new ResourceId(ResourceKind.TOPIC, TOPIC), Operation.NONE, List.of());
    private static final int MANY = 100;

    /** What stands in Kafka's reason, by the settings. */
    private static final Map<String, String> REFUSED = Map.of(
            "{retention.ms: 1e3}", "Invalid value 1e3",
            "{retention.ms: 604800000.0}", "Invalid value 604800000.0",
            "{retention.ms: 7 days}", "Invalid value 7 days",
            "{retention.ms: -5}", "at least -1",
            "{preallocate: yes}", "either true or false",
            "{compression.type: GZIP}", "GZIP",
            "{cleanup.policy: compact;delete}", "compact;delete",
            "{cleanup.policy: 'delete, shred'}", "shred",
            "{no.such.setting: 1}", "no.such.setting");

    private final Clients clients;
    private final Path directory;

    TopicSettingsTest(Endpoints endpoints, @TempDir Path directory) {
        this.clients = Clients.open(endpoints);
        this.directory = directory;
    }

    @AfterEach
    void tidyUp() throws IOException {
        managed(recipe("{}")).destroy(true, plan -> {}, soon(), change -> {});
        clients.close();
    }

    @Test
    void however_a_setting_is_spelled_the_plan_after_apply_is_empty() throws IOException {
        Recipe recipe = recipe("""
                {cleanup.policy: "delete , compact", preallocate: "TRUE", min.cleanable.dirty.ratio: 0.50,
                 retention.ms: "+86400000", max.message.bytes: "01048576", segment.ms: 604800000}
                """);

        apply(recipe);

        assertThat(managed(recipe).plan().pending()).isEmpty();
        apply(recipe);
        assertThat(live().config()).containsEntry("retention.ms", "86400000");
    }

    @Test
    void a_setting_that_left_the_recipe_goes_and_what_others_set_stays() throws IOException {
        apply(recipe("{retention.ms: 86400000, cleanup.policy: compact}"));
        clients.kafka().topics().configure(TOPIC, Map.of("flush.messages", "1000"));
        Recipe fewer = recipe("{cleanup.policy: compact}");

        Plan plan = managed(fewer).plan();
        apply(fewer);

        assertThat(plan.pending()).singleElement().satisfies(change -> {
            assertThat(change.operation()).isEqualTo(Operation.UPDATE);
            assertThat(change.fields()).containsExactly(new FieldChange("retention.ms", "86400000", null));
            assertThat(change.notes())
                    .containsExactly("What the recipe has no more goes back to the broker's default: retention.ms.");
        });
        assertThat(live().config()).isEqualTo(Map.of("cleanup.policy", "compact", "flush.messages", "1000"));
        assertThat(managed(fewer).plan().changes()).containsExactly(UNCHANGED);
    }

    @Test
    void of_what_an_earlier_k2g_set_there_is_a_note_until_the_next_apply() throws IOException {
        apply(recipe("{retention.ms: 86400000}"));
        clients.kafka().compacted(StateTopic.nameFor(NAME)).write(Map.of("topic/" + TOPIC, "{\"origin\":\"created\"}"));
        Recipe without = recipe("{}");

        Plan plan = managed(without).plan();
        apply(without);

        assertThat(plan.pending()).isEmpty();
        assertThat(plan.changes())
                .flatExtracting(Change::notes)
                .singleElement()
                .asString()
                .contains("retention.ms", "it stays");
        assertThat(live().config()).containsEntry("retention.ms", "86400000");
        assertThat(managed(without).plan().changes()).containsExactly(UNCHANGED);

        apply(recipe("{retention.ms: 86400000}"));
        apply(without);
        assertThat(live().config()).as("as the note says").isEmpty();
    }

    @Test
    void what_kafka_refuses_the_plan_says_with_its_reason() throws IOException {
        assertThat(refusals(refused())).as("of topics to be made").hasSize(REFUSED.size());
        Map<String, String> withoutSettings = new TreeMap<>(refused());
        withoutSettings.replaceAll((topic, config) -> "{}");
        apply(recipe(withoutSettings));

        Map<String, String> refusals = refusals(refused());

        assertThat(refusals).as("of topics that are there").hasSize(REFUSED.size());
        refused()
                .forEach((topic, setting) -> assertThat(refusals.get(topic))
                        .as(setting)
                        .startsWith("Kafka refuses topic " + topic + ": ")
                        .contains(REFUSED.get(setting)));
    }

    /** A topic for each refused setting. */
    private static Map<String, String> refused() {
        Map<String, String> topics = new TreeMap<>();
        REFUSED.keySet().forEach(setting -> topics.put(TOPIC + "-" + topics.size(), setting));
        return topics;
    }

    private Map<String, String> refusals(Map<String, String> topics) throws IOException {
        Map<String, String> refusals = new TreeMap<>();
        managed(recipe(topics))
                .plan()
                .changes()
                .forEach(change -> change.obstacle()
                        .ifPresent(obstacle -> refusals.put(change.resource().name(), obstacle.problem())));
        return refusals;
    }

    @Test
    void hundreds_of_topics_are_made_and_deleted_in_one_call_each() throws IOException {
        Map<String, String> topics =
                IntStream.range(0, MANY).boxed().collect(Collectors.toMap(i -> TOPIC + "-" + i, i -> "{}"));
        Recipe recipe = recipe(topics);
        long before = clients.kafka().requests();

        List<Change> made =
                managed(recipe).apply(Set.of(), soon(), change -> {}).pending();
        assertThat(clients.kafka().topics().describe(topics.keySet())).hasSize(MANY);
        List<Change> gone =
                managed(recipe).destroy(false, plan -> {}, soon(), change -> {}).pending();

        assertThat(made).hasSize(MANY);
        assertThat(gone).hasSize(MANY);
        assertThat(clients.kafka().topics().describe(topics.keySet())).isEmpty();
        assertThat(clients.kafka().requests() - before).isLessThan(2 * MANY);
    }

    private LiveTopic live() {
        return Objects.requireNonNull(
                clients.kafka().topics().describe(List.of(TOPIC)).get(TOPIC));
    }

    private void apply(Recipe recipe) {
        managed(recipe).apply(Set.of(), soon(), change -> {});
    }

    private ManagedRecipe managed(Recipe recipe) {
        return Pipeline.on(recipe, clients).managed();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private Recipe recipe(String config) throws IOException {
        return recipe(Map.of(TOPIC, config));
    }

    /** @param topics their settings by name */
    private Recipe recipe(Map<String, String> topics) throws IOException {
        StringBuilder yaml = new StringBuilder("apiVersion: k2g.dev/v1alpha1\nname: " + NAME + "\ntopics:\n");
        topics.forEach((topic, config) ->
                yaml.append("  %s: {name: %s, partitions: 1, config: %s}\n".formatted(topic, topic, config.strip())));
        Files.writeString(directory.resolve("recipe.yaml"), yaml);
        return RecipeReader.read(directory, Map.of());
    }
}
