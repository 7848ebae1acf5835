package dev.k2g.stack.local;

import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdkTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void that_runs_k2g_is_the_same_when_it_is_named() {
        assertThat(Jdk.in(Jdk.own().home())).isEqualTo(Jdk.own());
    }

    @ParameterizedTest
    @CsvSource({"17.0.15+6-Debian-1deb12u1, 17", "21, 21", "25.0.3+9-LTS, 25", "26-ea, 26", "1.8.0_392, 8", "none, 0"})
    void tells_its_feature_release(String version, int feature) {
        assertThat(new Jdk(directory, version).feature()).isEqualTo(feature);
    }

    @Test
    void without_a_release_file_is_asked_itself() {
        FakeJdks.launcher(directory, "exec '" + Jdk.own().java() + "' \"$@\"");

        assertThat(Jdk.in(directory)).isEqualTo(new Jdk(directory, Jdk.own().version()));
    }

    @Test
    void is_found_in_the_bundle_that_macos_makes_of_it() {
        Jdk bundled = new FakeJdks(directory).add("temurin-25.jdk/Contents/Home", "25.0.1");

        assertThat(Jdk.in(directory.resolve("temurin-25.jdk"))).isEqualTo(bundled);
    }

    @Test
    void is_no_folder_without_a_java_that_runs() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path other = directory.resolve("other");
        FakeJdks.launcher(other, "echo no Java");
        Path text = Files.createDirectories(directory.resolve("text/bin/java"));

        for (Path home : List.of(empty, other, text, directory.resolve("missing"))) {
            assertThatThrownBy(() -> Jdk.in(home))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("There is no Java in " + home);
        }
    }

    @Test
    void is_the_oldest_of_the_installed_ones_that_is_new_enough() {
        FakeJdks jdks = new FakeJdks(directory);
        jdks.add("java-17", "17.0.15");
        Jdk wanted = jdks.add("java-21", "21.0.4");
        jdks.add("java-25", "25");
        List<Path> installed = List.of(directory.resolve("missing"), directory);

        assertThat(Jdk.oldest(installed, 21)).contains(wanted);
        assertThat(Jdk.oldest(installed, 26)).isEmpty();
    }
}
