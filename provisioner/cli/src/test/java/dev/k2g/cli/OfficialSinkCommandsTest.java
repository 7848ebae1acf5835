package dev.k2g.cli;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code k2g up --sink official} on a stack that runs the stand-in. */
@ExtendWith(RunningRecipe.class)
@Order(RunningRecipe.REPLACES_THE_SINK)
class OfficialSinkCommandsTest {

    private final RecipeCopy recipe;

    OfficialSinkCommandsTest(RecipeCopy recipe) {
        this.recipe = recipe;
    }

    @Test
    void the_official_sink_takes_the_stand_ins_place() throws IOException {
        Path folder = recipe.folder().resolve("official"); // the worker loads classes from there as long as it runs
        Path archive = StandinRelease.write(folder.resolve("release.zip"));
        Map<String, String> cache = Map.of("XDG_CACHE_HOME", folder.toString());
        K2gRun.at(
                folder,
                cache,
                "",
                "plugin",
                "fetch",
                "neo4j/kafka-connect-neo4j:5.5.2",
                "--from",
                archive.toString(),
                "--yes");

        K2gRun up = recipe.k2gIn(cache, "up", "--sink", "official", "--limit", "5");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.err())
                .contains("Replacing Connect")
                .containsPattern("Kafka .* runs already")
                .containsPattern("Neo4j .* runs already")
                .doesNotContain("Replacing Kafka", "Replacing Neo4j", "Sink: the stand-in");
        assertThat(up.out())
                .contains("sink official " + StandinRelease.VERSION, "Changes   none")
                .contains("= 60 delivered + 0 dead-lettered + 0 expired + 0 lag");
        assertThat(recipe.k2g("status").out()).contains("\nSink: official " + StandinRelease.VERSION + "\n");
    }
}
