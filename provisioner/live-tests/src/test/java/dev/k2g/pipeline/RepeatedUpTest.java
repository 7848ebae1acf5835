package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FindingCode;
import dev.k2g.graph.Graph;
import dev.k2g.plan.Change;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.replay.MaxRejects;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.stack.local.LocalTarget;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.testsupport.SmallRecipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

/** An {@code up} after an {@code up}, of a recipe whose Cypher writes everything twice that is delivered twice. */
@ExtendWith(SharedStack.class)
class RepeatedUpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "twice";

    private final LocalTarget target;
    private final SmallRecipe folder;
    private final List<String> told = new ArrayList<>();

    RepeatedUpTest(LocalTarget target, @TempDir Path directory) {
        this.target = target;
        this.folder = new SmallRecipe(directory);
    }

    @BeforeEach
    void write() {
        folder.write(NAME, 1, "CREATE (:" + SmallRecipe.label(NAME) + " {copy: event.id})");
    }

    @AfterEach
    void destroy() {
        try (Pipeline pipeline = Pipeline.open(recipe(), target.running().orElseThrow())) {
            pipeline.managed().destroy(true, plan -> {}, Deadline.in(PATIENCE), change -> {});
            pipeline.graph().query("MATCH (n:" + SmallRecipe.label(NAME) + ") DETACH DELETE n", Map.of());
        }
    }

    @Test
    void repeats_no_replay_that_came_to_its_end_unless_asked() {
        RunReport first = up(false);
        RunReport second = up(false);

        assertThat(first.replay().sent()).isEqualTo(3);
        assertThat(first.skipped()).isEmpty();
        assertThat(second.replay().sent()).isZero();
        assertThat(second.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.feed()).isEqualTo("events");
            assertThat(skipped.sent()).isEqualTo(3);
        });
        assertThat(second.addsUp()).as(second.sums().toString()).isTrue();
        assertThat(second.shortfalls()).isEmpty();
        assertThat(written()).isEqualTo(3);
        assertThat(told).anyMatch(line -> line.startsWith("Not replayed: feed events"));

        assertThat(up(true).replay().sent()).isEqualTo(3);
        assertThat(written()).isEqualTo(6);
    }

    @Test
    void repeats_what_did_not_come_to_its_end_and_what_is_another() throws IOException {
        assertThat(up(limit(2)).replay().sent()).as("a part").isEqualTo(2);
        assertThat(up(false).replay().sent()).as("all after a part").isEqualTo(3);

        Files.writeString(folder.recording(), "{\"id\": 4}\n");
        assertThat(up(false).replay().sent()).as("another recording").isEqualTo(1);
        Files.writeString(folder.directory().resolve("events.jq"), "{id: .id, more: 1}");
        assertThat(up(false).replay().sent()).as("another mapping").isEqualTo(1);

        destroy();
        assertThat(up(false).replay().sent()).as("another topic of that name").isEqualTo(1);
    }

    @Test
    void a_replay_of_which_all_was_rejected_is_no_success_and_is_repeated() throws IOException {
        Files.writeString(folder.directory().resolve("events.jq"), ".missing.field | error(\"no field\")");

        assertThat(up(false).shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.code()).isEqualTo(FindingCode.NOTHING_SENT);
            assertThat(shortfall.problem()).contains("all was rejected, 3 lines; most often: the mapping failed");
        });
        assertThat(up(false).replay().lines()).isEqualTo(3);
    }

    private Recipe recipe() {
        return RecipeReader.read(folder.directory(), Map.of());
    }

    private RunReport up(boolean again) {
        return up(ReplayOptions.unlimited(), again);
    }

    private RunReport up(ReplayOptions replay) {
        return up(replay, false);
    }

    private RunReport up(ReplayOptions replay, boolean again) {
        UpOptions options = new UpOptions(
                FeedSources.recordings(), replay, MaxRejects.UNLIMITED, again, folder.directory(), PATIENCE);
        return new Up(recipe(), target, options, new Listener()).run();
    }

    private static ReplayOptions limit(long messages) {
        return new ReplayOptions(OptionalDouble.empty(), Optional.empty(), OptionalLong.of(messages), Optional.empty());
    }

    private long written() {
        try (Graph graph = Graph.connect(target.running().orElseThrow().neo4j())) {
            return graph.counts().nodes().getOrDefault(SmallRecipe.label(NAME), 0L);
        }
    }

    private final class Listener implements UpListener {

        @Override
        public void progress(String line) {
            told.add(line);
        }

        @Override
        public void applied(Change change) {}

        @Override
        public ReplayListener replaying(FeedSpec feed, Replay replay) {
            return ReplayListener.NONE;
        }
    }
}
