package dev.k2g.cli;

import dev.k2g.deadline.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class LauncherTest {

    @TempDir
    private Path folder = Path.of("");

    private LauncherCheckout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = LauncherCheckout.in(folder);
    }

    @Test
    void builds_the_first_time_and_then_runs_what_is_built() throws Exception {
        K2gRun first = checkout.launch("query", "--cypher", "RETURN 'a b'");
        K2gRun second = checkout.launch("status");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).startsWith("Building k2g… (the first time takes minutes");
        assertThat(first.out()).contains("<dev.k2g.cli.Main>\n<query>\n<--cypher>\n<RETURN 'a b'>\n");
        assertThat(second.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void runs_from_copies_of_its_own_jars_with_a_class_data_archive() throws Exception {
        String out = checkout.launch("status").out();

        assertThat(out)
                .contains("/target/k2g/", "k2g-cli.jar:", "library.jar>")
                .containsPattern("<-XX:SharedArchiveFile=.*/\\.cache/k2g/cli/.*\\.jsa>");
    }

    @Test
    void builds_again_when_a_source_changed_came_or_went() throws Exception {
        checkout.launch("status");

        checkout.write("provisioner/core/src/main/A.java", "class A { }");
        assertThat(checkout.launch("status").err()).isEqualTo("Building k2g…\n");
        checkout.write("provisioner/core/src/main/B.java", "class B {}");
        checkout.launch("status");
        checkout.delete("provisioner/core/src/main/B.java");
        checkout.launch("status");

        assertThat(checkout.builds()).isEqualTo(4);
    }

    @Test
    void tests_recordings_and_state_are_no_sources() throws Exception {
        checkout.launch("status");

        checkout.write("provisioner/core/src/test/ATest.java", "class ATest {}");
        checkout.write("provisioner/core/target/classes/A.class", "…");
        checkout.write("features/meetup-rsvp/.k2g/pom.xml", "…");
        checkout.write("features/meetup-rsvp/recipe.yaml", "…");

        assertThat(checkout.launch("status").err()).isEmpty();
    }

    @Test
    void a_missing_jar_is_built_again() throws Exception {
        checkout.launch("status");
        checkout.delete("../library.jar");

        assertThat(checkout.launch("status").exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void a_failed_build_is_told_and_tried_again() throws Exception {
        checkout.write("fail", "");
        K2gRun failed = checkout.launch("status", "-o", "json");
        checkout.delete("fail");
        K2gRun mended = checkout.launch("status");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains("[ERROR] A.java:[1,1] boom", "k2g: The build failed.", "target/k2g/build.log")
                .doesNotContain("[INFO]");
        assertThat(failed.out())
                .startsWith("{\"error\": {\"code\": \"K2G-900\", \"problem\": \"The build failed.\"")
                .endsWith("\"exitCode\": 1}}\n");
        assertThat(mended.exitCode()).isZero();
    }

    @Test
    void a_killed_build_is_built_again() throws Exception {
        checkout.write("hang", "");
        Process killed = checkout.start("status");
        Deadline.in(Duration.ofSeconds(30))
                .awaitTrue("the build", () -> Files.exists(checkout.root().resolve("builds")), () -> "");
        killed.descendants().forEach(ProcessHandle::destroyForcibly);
        killed.destroyForcibly();
        checkout.delete("hang");

        assertThat(checkout.launch("status").exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void launches_at_the_same_time_build_once() throws Exception {
        Process first = checkout.start("status");
        Process second = checkout.start("status");

        assertThat(LauncherCheckout.end(first).exitCode()).isZero();
        assertThat(LauncherCheckout.end(second).exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void works_by_symbolic_link_from_anywhere() throws Exception {
        Path link = Files.createSymbolicLink(
                folder.resolve("k2g-link"), checkout.root().resolve("k2g"));
        Path second = Files.createSymbolicLink(folder.resolve("k2g-second"), Path.of("k2g-link"));

        K2gRun run = checkout.launchAs(second, "status");

        assertThat(link).isSymbolicLink();
        assertThat(run.out()).contains("<-Dk2g.home=" + checkout.root().toRealPath() + ">");
    }

    @Test
    void arguments_are_utf_8_under_the_c_locale() throws Exception {
        assertThat(checkout.launch("status").out()).startsWith("LC_ALL=C.UTF-8\n");
        assertThat(checkout.with("LANG", "de_DE.UTF-8").launch("status").out()).startsWith("LC_ALL=\n");
    }

    @Test
    void no_java_is_told() throws Exception {
        K2gRun run = checkout.with("JAVA_HOME", null).launch("status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no Java", "Install a JDK 17 or newer");
    }

    @Test
    void a_wrong_java_home_is_told() throws Exception {
        K2gRun run = checkout.with("JAVA_HOME", "/nowhere").launch("status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("JAVA_HOME is /nowhere, and there is no bin/java in it.");
    }

    @Test
    void an_old_java_is_told() throws Exception {
        for (String version : new String[] {"1.8.0_392", "11.0.22"}) {
            checkout.jdk(version);
            K2gRun run = checkout.launch("status");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("k2g needs Java 17 or newer", "is version " + version);
        }
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void a_java_runtime_without_a_compiler_runs_what_is_built_and_no_more() throws Exception {
        checkout.withoutCompiler();
        K2gRun unbuilt = checkout.launch("status");
        assertThat(unbuilt.exitCode()).isEqualTo(1);
        assertThat(unbuilt.err()).contains("a Java runtime without a compiler");

        checkout.jdk("21");
        checkout.launch("status");
        checkout.withoutCompiler();
        assertThat(checkout.launch("status").exitCode()).isZero();
    }

    @Test
    void no_maven_is_told() throws Exception {
        checkout.withoutMaven();
        K2gRun run = checkout.launch("status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("there is no mvn on the PATH", "Install Maven 3.8 or newer.");
    }
}
