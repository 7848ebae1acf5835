package dev.k2g.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands in containers, where they differ from those on jars. */
@EnabledIfSystemProperty(named = "k2g.test.docker", matches = "required", disabledReason = "-Pdocker runs it")
class DockerCommandsTest {

    @Test
    void an_image_with_the_official_sink_is_no_change_to_what_runs(@TempDir Path folder) throws IOException {
        RecipeCopy recipe = RecipeCopy.in(folder.resolve("recipe"));
        Path archive = StandinRelease.write(folder.resolve("release.zip"));
        // which images there are, the environment says
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of("XDG_CACHE_HOME", folder.toString(), "K2G_TARGET", "docker"));
        K2gRun.at(
                folder,
                environment,
                "",
                "plugin",
                "fetch",
                "neo4j/kafka-connect-neo4j:5.5.2",
                "--from",
                archive.toString());
        try {
            K2gRun up = recipe.k2gIn(environment, "up", "--sink", "official");
            K2gRun plan = recipe.k2gIn(environment, "plan", "--fail-on-changes");

            assertThat(up.exitCode()).as(up.err()).isZero();
            assertThat(up.out()).contains("sink official " + StandinRelease.VERSION);
            assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
            assertThat(plan.out()).isEqualTo("Nothing to change: 6 resources as the recipe says.\n");
        } finally {
            recipe.k2gIn(environment, "down", "--purge");
        }
    }
}
