package dev.k2g.plugin;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.PluginSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@code plugin fetch} does with releases as they are documented, and with servers as they are. */
class PluginFetchTest {

    private static final PluginSpec PLUGIN = new PluginSpec("neo4j/kafka-connect-neo4j", "5.5.2");
    private static final String ARCHIVE = "/5.5.2/neo4j-kafka-connect-5.5.2.zip";
    private static final byte[] CONTENT = ConnectorZip.release("5.5.2").bytes();
    private static final String SHA256 = ConnectorZip.sha256(CONTENT);
    private static final String OTHER_SHA256 = "0123456789abcdef".repeat(4);
    private static final Consumer<PluginOrigin> TRUSTED = origin -> {};
    private static final Duration SHORT = Duration.ofMillis(600);

    private final ReleaseServer server = new ReleaseServer();
    private final Path folder;
    private final PluginCache cache;
    private final PluginLock lock;
    private final List<String> progress = new ArrayList<>();
    private final PluginFetch plugins;

    PluginFetchTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.cache = new PluginCache(folder.resolve("cache"));
        this.lock = new PluginLock(folder.resolve("plugins.lock"));
        this.plugins = new PluginFetch(cache, lock, progress::add);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fetches_a_release_and_remembers_its_hash() throws IOException {
        server.serve(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", SHA256);

        FetchedPlugin fetched = plugins.fetch(PLUGIN, releases());

        assertThat(fetched.folder()).isEqualTo(folder.resolve("cache/neo4j-kafka-connect-neo4j-5.5.2"));
        assertThat(fetched.folder().resolve("plugin/manifest.json")).exists();
        assertThat(fetched.folder().resolve("plugin/lib/sink-connector-5.5.2.jar"))
                .exists();
        assertThat(cache.all()).containsExactly(fetched);
        assertThat(plugins.find(PLUGIN)).contains(fetched);
        assertThat(Files.readString(lock.file())).endsWith("""

                neo4j/kafka-connect-neo4j:5.5.2
                  archive neo4j-kafka-connect-5.5.2.zip
                  sha256  %s
                  from    %s
                """.formatted(SHA256, server.url() + ARCHIVE));
        assertThat(progress).containsExactly("Fetching " + PLUGIN + " from " + server.url() + ARCHIVE + ".");
    }

    @Test
    void knows_the_name_that_archives_have_since_august_2026() {
        String archive = "/5.5.2/neo4j-kafka-connect-neo4j-5.5.2.zip";
        server.serve(archive, CONTENT).serve(archive + ".sha256", SHA256 + "  neo4j-kafka-connect-neo4j-5.5.2.zip\n");

        assertThat(plugins.fetch(PLUGIN, releases()).origin().archive())
                .isEqualTo("neo4j-kafka-connect-neo4j-5.5.2.zip");
    }

    @Test
    void reads_the_checksums_of_all_files_when_there_is_none_of_one() {
        server.serve(ARCHIVE, CONTENT).serve("/5.5.2/checksums_sha256.txt", """
                %s  neo4j-kafka-connect-5.5.2.jar
                %s  neo4j-kafka-connect-5.5.2.zip
                """.formatted(OTHER_SHA256, SHA256));

        assertThat(plugins.fetch(PLUGIN, releases()).origin().sha256()).isEqualTo(SHA256);
    }

    @Test
    void follows_to_where_the_files_are() {
        server.redirect(ARCHIVE, "/elsewhere/1?secret=2")
                .redirect(ARCHIVE + ".sha256", "/elsewhere/2")
                .serve("/elsewhere/1", CONTENT)
                .serve("/elsewhere/2", SHA256);

        assertThat(plugins.fetch(PLUGIN, releases()).origin().from()).isEqualTo(server.url() + ARCHIVE);
    }

    @Test
    void an_archive_of_another_checksum_is_not_kept() {
        server.serve(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", OTHER_SHA256);

        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(SHA256)
                .hasMessageContaining("not " + OTHER_SHA256);
        assertNothingIsKept();
    }

    @Test
    void an_archive_that_is_known_otherwise_is_not_even_loaded() {
        PluginOrigin known = new PluginOrigin(PLUGIN, "neo4j-kafka-connect-5.5.2.zip", OTHER_SHA256, "elsewhere");
        lock.remember(known);
        server.serve(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", SHA256);

        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(OTHER_SHA256)
                .hasMessageContaining("plugins.lock");
        assertThat(server.requests()).doesNotContain(ARCHIVE);
        assertThat(lock.all()).containsExactly(known);
    }

    @Test
    void a_plugin_in_the_cache_must_be_the_known_one() {
        server.serve(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", SHA256);
        plugins.fetch(PLUGIN, releases());
        lock.remember(new PluginOrigin(PLUGIN, "other.zip", OTHER_SHA256, "elsewhere"));

        assertThatThrownBy(() -> plugins.find(PLUGIN))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining(cache.directory().toString())
                .hasMessageContaining(OTHER_SHA256);
    }

    @Test
    void a_release_that_nothing_vouches_for_needs_somebody_who_names_it() {
        server.serve(ARCHIVE, CONTENT);

        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("Nothing vouches for " + server.url() + ARCHIVE);

        ArchiveSource named = named(server.url() + ARCHIVE);
        assertThatThrownBy(() -> plugins.fetch(PLUGIN, named, origin -> {
                    assertThat(origin.sha256()).isEqualTo(SHA256);
                    throw new InvalidInputException("Not wanted.", "Want it.");
                }))
                .hasMessage("Not wanted.");
        assertNothingIsKept();
        assertThat(lock.find(PLUGIN)).isEmpty();

        assertThat(plugins.fetch(PLUGIN, named, TRUSTED).origin().sha256()).isEqualTo(SHA256);
        assertThat(progress).anyMatch(line -> line.startsWith("Nothing vouches for neo4j-kafka-connect-5.5.2.zip"));
        assertThat(lock.find(PLUGIN)).isPresent();
    }

    @Test
    void a_release_that_is_not_there_is_said_to_be_missing() {
        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(FailedException.class)
                .hasMessage("There is no release of " + PLUGIN + " at " + server.url() + "/5.5.2/.");
        assertNothingIsKept();
    }

    @Test
    void only_the_releases_of_the_neo4j_connector_are_known() {
        assertThatThrownBy(() -> plugins.fetch(PluginSpec.parse("confluentinc/kafka-connect-jdbc:1"), releases()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("confluentinc/kafka-connect-jdbc");
    }

    @Test
    void a_download_that_breaks_off_leaves_nothing_and_can_be_repeated() {
        server.breakOff(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", SHA256);

        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("broke off");
        assertNothingIsKept();

        server.serve(ARCHIVE, CONTENT);
        assertThat(plugins.fetch(PLUGIN, releases()).origin().sha256()).isEqualTo(SHA256);
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for() {
        server.fallSilent(ARCHIVE + ".sha256");

        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("silent for 600 ms");
    }

    @Test
    void a_server_that_falls_silent_halfway_is_not_waited_for() {
        server.fallSilentHalfway(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", SHA256);

        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("silent for 600 ms after " + CONTENT.length / 2 + " bytes");
        assertNothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://no-such-host.invalid", "http://127.0.0.1:1"})
    void a_server_that_is_not_there_is_told_at_once(String url) {
        long before = System.nanoTime();

        assertThatThrownBy(
                        () -> plugins.fetch(PLUGIN, ArchiveSource.mirror(url, HttpTimeouts.of(Duration.ofSeconds(20)))))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith(url + "/5.5.2/");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_server_in_trouble_is_worth_another_try_and_a_refusal_is_not() {
        server.refuse(ARCHIVE + ".sha256", 503);
        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("503");

        server.refuse(ARCHIVE + ".sha256", 403);
        assertThatThrownBy(() -> plugins.fetch(PLUGIN, releases()))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("403");
    }

    @Test
    void two_at_once_end_with_one_plugin() {
        server.serve(ARCHIVE, CONTENT).serve(ARCHIVE + ".sha256", SHA256);

        List<CompletableFuture<FetchedPlugin>> fetches = Stream.of(1, 2, 3, 4)
                .map(number -> CompletableFuture.supplyAsync(() -> plugins.fetch(PLUGIN, releases())))
                .toList();

        assertThat(fetches.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(cache.directory()).isDirectoryContaining(path -> path.endsWith("neo4j-kafka-connect-neo4j-5.5.2"));
        assertThat(lock.all()).hasSize(1);
    }

    @Test
    void takes_a_local_file_and_the_checksum_beside_it() throws IOException {
        Path file = Files.write(folder.resolve("downloaded.zip"), CONTENT);
        Path checksum = Files.writeString(folder.resolve("downloaded.zip.sha256"), OTHER_SHA256);

        assertThatThrownBy(() -> plugins.fetch(PLUGIN, named("downloaded.zip"), TRUSTED))
                .hasMessageContaining(OTHER_SHA256);
        Files.delete(checksum);

        assertThat(plugins.fetch(PLUGIN, named(file.toString()), TRUSTED)
                        .origin()
                        .from())
                .isEqualTo("downloaded.zip");
        assertThat(file).exists();
    }

    @Test
    void another_archive_takes_the_place_of_the_one_that_was_there() throws IOException {
        Files.write(folder.resolve("one.zip"), CONTENT);
        byte[] other = ConnectorZip.release("5.5.2")
                .with("neo4j-kafka-connect-5.5.2/new", new byte[1])
                .bytes();
        Files.write(folder.resolve("two.zip"), other);
        plugins.fetch(PLUGIN, named("one.zip"), TRUSTED);
        Files.delete(lock.file());

        FetchedPlugin fetched = plugins.fetch(PLUGIN, named("two.zip"), TRUSTED);

        assertThat(fetched.folder().resolve("plugin/new")).exists();
        assertThat(cache.all()).containsExactly(fetched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such.zip", ".", "http://user:pass@127.0.0.1/a.zip", "https:///a.zip", "http://a b/"})
    void a_place_that_is_none_is_wrong_usage(String from) {
        assertThatThrownBy(() -> plugins.fetch(PLUGIN, named(from), TRUSTED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("pass@");
    }

    private ArchiveSource releases() {
        return ArchiveSource.mirror(server.url() + "/", HttpTimeouts.of(SHORT));
    }

    private ArchiveSource named(String from) {
        return ArchiveSource.named(from, folder, HttpTimeouts.of(SHORT));
    }

    private void assertNothingIsKept() {
        assertThat(cache.all()).isEmpty();
        assertThat(lock.file()).doesNotExist();
        assertThat(cache.directory().toFile().list()).isNullOrEmpty();
    }
}
