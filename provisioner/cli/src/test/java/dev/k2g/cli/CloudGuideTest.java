package dev.k2g.cli;

import dev.k2g.deadline.Deadline;
import dev.k2g.stack.local.LocalTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The way of {@code docs/cloud.md}, walked in its order by the commands that stand there: before a twin whose Kafka lets
 * everybody do what Terraform grants for these variables, and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudGuideTest {

    private static final Duration TO_START = Duration.ofMinutes(2);

    private Path folder = Path.of("");
    private RecipeCopy recipe = new RecipeCopy(folder);

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "terraform"))),
                "Terraform is not installed");
        recipe = RecipeCopy.in(folder.resolve("guide"));
        var unused = recipe.target().start(Deadline.in(TO_START), line -> {});
    }

    @AfterAll
    void stop() {
        if ("required".equals(System.getProperty("k2g.test.docker"))) {
            var unused = recipe.k2gIn(System.getenv(), "worker", "stop"); // where the way broke off before it
        }
        LocalTarget target = recipe.target();
        if (Files.isDirectory(recipe.folder().resolve(".k2g"))) {
            target.kill();
            target.purge();
        }
    }

    @Test
    void with_managed_connectors_it_leads_to_the_Canoeing_table_and_back() throws Exception {
        walk(new GuideWalk(folder.resolve("managed"), true));
    }

    @Test
    @EnabledIfSystemProperty(named = "k2g.test.docker", matches = "required", disabledReason = "-Pdocker runs it")
    void with_a_worker_of_ones_own_it_leads_to_the_Canoeing_table_and_back() throws Exception {
        String out = walk(new GuideWalk(folder.resolve("worker"), false));

        assertThat(out)
                .containsPattern("(?m)^Worker k2g-worker-guide-[0-9a-f]+ at ")
                .contains("\nStopped.\n");
    }

    private String walk(GuideWalk way) throws Exception {
        way.copyTerraform();
        try (RunningTwin twin = RunningTwin.start(recipe, "--acls", way.acls().toString())) {
            K2gRun walked = way.go(CloudGuide.read(), twin, recipe);

            assertThat(walked.exitCode()).as(walked.out()).isZero();
            assertThat(walked.out())
                    .containsPattern("(?m)^\\d+ checks of the target staging: (\\d+) ok\\.$")
                    .contains(
                            "+ connector meetup-neo4j",
                            "Applied: 5 created.",
                            "Nothing to change",
                            "= 2197 delivered",
                            "| \"Outdoors\"       | 6     |")
                    .doesNotContain(twin.secrets())
                    .doesNotContain("K2G-634");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(way.folder().resolve("terraform/terraform.tfstate"))))
                    .isEqualTo("rw-------");
            return walked.out();
        }
    }
}
