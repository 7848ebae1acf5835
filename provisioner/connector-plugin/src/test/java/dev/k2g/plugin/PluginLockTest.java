package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.recipe.PluginSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PluginLockTest {

    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private final PluginLock lock;

    PluginLockTest(@TempDir Path folder) {
        lock = new PluginLock(folder.resolve("connector-image/plugins.lock"));
    }

    @Test
    void a_further_archive_is_one_more_paragraph() throws IOException {
        PluginOrigin newer = origin("5.5.2");
        lock.remember(newer);
        String before = Files.readString(lock.file());
        lock.remember(origin("5.1.0"));

        assertThat(lock.all()).containsExactly(origin("5.1.0"), newer);
        assertThat(Files.readString(lock.file()).lines())
                .containsAll(before.lines().toList());
        assertThat(lock.find(newer.plugin())).contains(newer);
    }

    @Test
    void what_is_known_is_not_written_again() throws IOException {
        lock.remember(origin("5.5.2"));
        Files.writeString(lock.file(), Files.readString(lock.file()).replace("from    there", "from    elsewhere"));

        lock.remember(origin("5.5.2"));

        assertThat(lock.all()).extracting(PluginOrigin::from).containsExactly("elsewhere");
    }

    @Test
    void fetches_at_the_same_time_take_nothing_from_each_other() {
        List<PluginOrigin> origins = IntStream.range(0, 32)
                .mapToObj(number -> origin("5.5." + number))
                .toList();

        CompletableFuture.allOf(origins.stream()
                        .map(origin -> CompletableFuture.runAsync(() -> lock.remember(origin)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(lock.all()).containsExactlyInAnyOrderElementsOf(origins);
    }

    @Test
    void the_file_of_the_checkout_can_be_read() {
        Path home = Path.of(System.getProperty("k2g.home", "../.."));

        assertThat(home.resolve(PluginLock.FILE)).exists();
        assertThatCode(new PluginLock(home.resolve(PluginLock.FILE))::all).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neo4j/x:1\n  sha256 abc\n",
                "neo4j/x:1\n",
                "nonsense\n  sha256 " + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
            })
    void an_edited_file_that_cannot_be_read_is_named(String text) throws IOException {
        Files.createDirectories(lock.file().getParent());
        Files.writeString(lock.file(), text);

        assertThatThrownBy(lock::all)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(lock.file().toString());
    }

    private static PluginOrigin origin(String version) {
        return new PluginOrigin(new PluginSpec("neo4j/kafka-connect-neo4j", version), "a.zip", SHA256, "there");
    }
}
