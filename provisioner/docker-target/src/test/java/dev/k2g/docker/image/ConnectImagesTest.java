package dev.k2g.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Image;
import dev.k2g.docker.NeedsDocker;
import dev.k2g.docker.TestImages;
import dev.k2g.docker.engine.Engine;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One image with the stand-in serves most of these: a build takes seconds. */
@NeedsDocker(TestImages.CONNECT_BASE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectImagesTest {

    private final Engine engine = Engine.find();
    private final DockerClient client = engine.client();
    private final List<String> progress = new ArrayList<>();
    private final ConnectImages images = new ConnectImages(engine, progress::add);
    private final String name = "k2g-test-standin-" + UUID.randomUUID();
    private final WantedImage wanted = images.wanted(request(SinkPlugin.standIn(), base(), "standin"));

    @BeforeAll
    void build() {
        images.provide(wanted);
    }

    @AfterAll
    void remove_what_was_built() {
        client.listImagesCmd()
                .withReferenceFilter(name)
                .exec()
                .forEach(image ->
                        client.removeImageCmd(image.getId()).withForce(true).exec());
    }

    @Test
    void an_image_has_an_unprivileged_user_a_health_check_and_labels() {
        ContainerConfig config = Objects.requireNonNull(
                client.inspectImageCmd(name + ":standin").exec().getConfig());

        assertThat(config.getUser()).isEqualTo("1000"); // runAsNonRoot of Kubernetes wants a number
        assertThat(Objects.requireNonNull(config.getHealthcheck()).getTest())
                .containsExactly("CMD", "sh", "/usr/local/bin/k2g-healthcheck");
        assertThat(config.getEnv()).contains("CONNECT_REST_EXTENSION_CLASSES=dev.k2g.sink.rest.CountsExtension");
        assertThat(config.getLabels())
                .containsEntry("org.opencontainers.image.version", "5.5.2-standin")
                .containsEntry("org.opencontainers.image.base.name", base())
                .containsEntry(ConnectImages.CONTENT, wanted.contentHash());
    }

    @Test
    void an_image_that_is_current_is_not_built_again() {
        progress.clear();

        ConnectImage present = images.provide(wanted);

        assertThat(progress).isEmpty();
        assertThat(present.bytes()).isGreaterThan(100_000_000);
        assertThat(present.plugins()).extracting(FoundPlugin::toString).contains(PluginFolder.SINK + " 5.5.2-standin");
    }

    @Test
    void an_image_is_replaced_when_its_plugin_changed(@TempDir Path folder) throws IOException {
        Path plugin = PluginFolder.official(folder, "5.5.2");
        ConnectImage built = images.provide(official(plugin));

        Files.writeString(plugin.resolve("plugin/lib/notes.txt"), "new");
        WantedImage changed = official(plugin);

        assertThat(images.isCurrent(built, changed)).isFalse();
        assertThat(images.provide(changed).contentHash()).isEqualTo(changed.contentHash());
        assertThat(engine.imageId(built.id())).isEmpty();
        assertThat(leftovers(changed.contentHash())).isEmpty();
    }

    @Test
    void an_image_that_k2g_has_named_is_removed_and_no_other(@TempDir Path folder) throws IOException {
        SinkPlugin plugin = SinkPlugin.official(PluginFolder.official(folder, "5.5.2-" + UUID.randomUUID()));
        WantedImage byDefault = WantedImage.of(plugin, Optional.of(base()), Optional.empty());
        String tag = images.provide(byDefault).tag();

        assertThat(images.built()).contains(tag).doesNotContain(name + ":standin");
        assertThat(images.remove(tag)).isTrue();
        assertThat(images.present(tag)).isEmpty();
    }

    @Test
    void neither_history_nor_configuration_hold_a_secret_or_what_is_this_machines() throws IOException {
        String history = EngineRequest.get("/images/" + name + ":standin/history");
        // where the engine keeps its layers is the engine's affair
        String inspected = EngineRequest.get("/images/" + name + ":standin/json")
                .replaceAll("\"GraphDriver\":\\{\"Data\":\\{[^}]*}", "");

        assertThat(inspected).contains("Labels").doesNotContain("overlay2/");
        assertThat(history).contains("k2g-healthcheck");
        assertThat(history + inspected)
                .doesNotContainIgnoringCase("password")
                .doesNotContainIgnoringCase("secret=")
                .doesNotContainIgnoringCase("sasl")
                .doesNotContain(System.getProperty("k2g.home"));
    }

    @Test
    void an_image_has_the_plugin_and_the_health_check_and_no_other_new_file() throws IOException {
        assertThat(files("/usr/share/confluent-hub-components", "/usr/local/bin", "/tmp", "/k2g"))
                .hasSizeGreaterThan(2)
                .allMatch(path -> path.startsWith("confluent-hub-components/k2g-standin-sink/")
                        || path.equals("bin/k2g-healthcheck"));
    }

    @Test
    void a_base_image_that_has_the_sink_already_is_refused(@TempDir Path folder) throws IOException {
        SinkPlugin sink = SinkPlugin.official(PluginFolder.official(folder, "5.5.2"));

        assertThatThrownBy(() -> images.provide(images.wanted(request(sink, name + ":standin", "twice"))))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("The class " + PluginFolder.SINK + " would be in the image twice: " + name
                        + ":standin has it in /usr/share/confluent-hub-components/k2g-standin-sink");
        assertThat(images.present(name + ":twice")).isEmpty();
    }

    @Test
    void a_base_image_that_cannot_be_pulled_names_the_setting_that_replaces_it() {
        assertThatThrownBy(() -> images.provide(
                        images.wanted(request(SinkPlugin.standIn(), "localhost:1/no/such-image:0", "pulled"))))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("localhost:1/no/such-image:0")
                .extracting(thrown -> ((FailedException) thrown).remedy())
                .asString()
                .contains(ImageRequest.BASE);
        assertThat(images.present(name + ":pulled")).isEmpty();
    }

    @Test
    void a_build_that_fails_says_what_the_step_said_and_leaves_nothing(@TempDir Path folder) throws IOException {
        SinkPlugin sink = SinkPlugin.official(PluginFolder.official(folder, "5.5.2"));
        Files.delete(folder.resolve("plugin/lib/sink-connector.jar"));
        ImageRequest request = request(sink, base(), "failed");

        assertThatThrownBy(() -> new ImageBuild(client, request, "test-" + name, progress::add)
                        .run(new BuildContext(request), Map.of()))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("what was installed is no connector plugin: it has no jar");
        assertThat(images.present(name + ":failed")).isEmpty();
        assertThat(leftovers("test-" + name)).isEmpty();
    }

    @Test
    void a_build_that_is_interrupted_leaves_no_image(@TempDir Path folder) throws IOException {
        WantedImage interrupted = images.wanted(
                request(SinkPlugin.official(PluginFolder.official(folder, "5.5.4")), base(), "interrupted"));
        Thread builder = Thread.currentThread();
        ConnectImages impatient = new ConnectImages(engine, line -> {
            if (line.contains(": RUN ")) {
                builder.interrupt();
            }
        });

        assertThatThrownBy(() -> impatient.provide(interrupted)).isInstanceOf(CancelledException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(images.present(name + ":interrupted")).isEmpty();
    }

    private WantedImage official(Path plugin) {
        return images.wanted(request(SinkPlugin.official(plugin), base(), "official"));
    }

    private ImageRequest request(SinkPlugin sink, String base, String tag) {
        return ImageRequest.of(sink, Optional.of(base), Optional.of(name + ":" + tag));
    }

    private static String base() {
        return TestImages.of(TestImages.CONNECT_BASE).name();
    }

    /** Images without a name that the build of this content left. */
    private List<String> leftovers(String contentHash) {
        return client
                .listImagesCmd()
                .withDanglingFilter(true)
                .withLabelFilter(Map.of(ConnectImages.CONTENT, contentHash))
                .exec()
                .stream()
                .map(Image::getId)
                .toList();
    }

    private List<String> files(String... folders) throws IOException {
        String container = client.createContainerCmd(name + ":standin").exec().getId();
        try {
            List<String> paths = new ArrayList<>();
            for (String folder : folders) {
                add(container, folder, paths);
            }
            return paths;
        } finally {
            client.removeContainerCmd(container).withRemoveVolumes(true).exec();
        }
    }

    private void add(String container, String folder, List<String> paths) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                client.copyArchiveFromContainerCmd(container, folder).exec())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    paths.add(entry.getName());
                }
            }
        } catch (NotFoundException e) {
            assertThat(folder).isEqualTo("/k2g"); // the folder of the stage that installs the plugin
        }
    }
}
