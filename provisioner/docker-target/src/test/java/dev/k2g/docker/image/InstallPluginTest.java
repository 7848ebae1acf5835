package dev.k2g.docker.image;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What docker build runs, as the Dockerfile's own user would on a base image that has confluent-hub. */
class InstallPluginTest {

    private static final Path SCRIPT = Path.of(System.getProperty("k2g.home"), "connector-image", "install-plugin");
    private static final String SINK = "org.neo4j.connectors.kafka.sink.Neo4jConnector";
    private static final String SERVICE = "META-INF/services/org.apache.kafka.connect.sink.SinkConnector";
    private static final String PLUGIN = "neo4j/kafka-connect-neo4j:5.5.2";

    @TempDir
    private Path folder;

    private Path context = Path.of("");
    private Path plugins = Path.of("");

    @BeforeEach
    void a_base_image_with_confluent_hub() throws IOException {
        context = Files.createDirectory(folder.resolve("context"));
        plugins = folder.resolve("plugins");
        Path hub = Files.createDirectory(folder.resolve("bin")).resolve("confluent-hub");
        Files.writeString(hub, """
                #!/bin/sh
                echo "$*" > "$4/arguments.txt" && : > "$4/connector.jar"
                """);
        assertThat(hub.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void an_archive_that_the_lock_knows_is_unpacked() throws Exception {
        byte[] archive = archive();
        Files.write(context.resolve("neo4j-kafka-connect-5.5.2.zip"), archive);
        Files.writeString(context.resolve("plugins.lock"), """
                # a comment
                neo4j/kafka-connect-neo4j:5.5.1
                  sha256  %s
                %s
                  archive neo4j-kafka-connect-5.5.2.zip
                  sha256  %s
                """.formatted("0".repeat(64), PLUGIN, sha256(archive)));

        assertThat(install(Map.of())).isEmpty();
        assertThat(Files.walk(plugins)).anyMatch(file -> file.toString().endsWith(".jar"));
    }

    @Test
    void an_archive_of_another_hash_is_refused() throws Exception {
        Files.write(context.resolve("a.zip"), archive());

        assertThat(install(Map.of("CONNECTOR_SHA256", "0".repeat(64))))
                .startsWith("install-plugin: a.zip has the SHA-256 " + sha256(archive()) + ", not 0000")
                .contains("fetch it again");
        assertThat(plugins).isEmptyDirectory();
    }

    @Test
    void an_archive_that_nothing_vouches_for_is_refused() throws Exception {
        Files.write(context.resolve("a.zip"), archive());

        assertThat(install(Map.of())).contains("nothing vouches for a.zip", "CONNECTOR_SHA256");
    }

    @Test
    void which_of_two_archives_is_meant_is_not_guessed() throws Exception {
        Files.write(context.resolve("a.zip"), archive());
        Files.write(context.resolve("b.zip"), archive());

        assertThat(install(Map.of())).startsWith("install-plugin: there are 2 archives");
    }

    @Test
    void without_an_archive_confluent_hub_installs_the_pinned_version() throws Exception {
        assertThat(install(Map.of())).isEmpty();
        assertThat(plugins.resolve("arguments.txt"))
                .hasContent("install --no-prompt --component-dir " + plugins + " " + PLUGIN);
    }

    @Test
    void the_sink_is_declared_as_plugin_fetch_declares_it() throws Exception {
        Path lib = Files.createDirectories(context.resolve("plugin/neo4j-kafka-connect/lib"));
        jar(lib.resolve("sink.jar"), SINK.replace('.', '/') + ".class");

        assertThat(install(Map.of())).isEmpty();

        assertThat(declaredIn(plugins.resolve("neo4j-kafka-connect/lib"))).containsExactly(SINK);
    }

    @Test
    void a_plugin_that_declares_itself_is_left_as_it_is() throws Exception {
        Path lib = Files.createDirectories(context.resolve("plugin/neo4j-kafka-connect/lib"));
        jar(lib.resolve("sink.jar"), SINK.replace('.', '/') + ".class", SERVICE);

        assertThat(install(Map.of())).isEmpty();

        assertThat(plugins.resolve("neo4j-kafka-connect/lib").toFile().list()).containsExactly("sink.jar");
    }

    @Test
    void an_image_with_a_shell_and_little_else_is_enough() throws Exception {
        byte[] archive = archive();
        Files.write(context.resolve("a.zip"), archive);
        Files.writeString(context.resolve("plugins.lock"), PLUGIN + "\n  sha256  " + sha256(archive) + "\n");
        Path few = onlyWith("sh", "sha256sum", "mkdir", "cp", "chmod", "rm", "tr");
        Files.createSymbolicLink(few.resolve("jar"), Path.of(System.getProperty("java.home"), "bin", "jar"));

        assertThat(install(Map.of("PATH", few.toString()))).isEmpty();
        assertThat(Files.walk(plugins)).anyMatch(file -> file.toString().endsWith("sink.jar"));
    }

    @Test
    void an_image_that_can_unpack_nothing_says_what_is_missing() throws Exception {
        byte[] archive = archive();
        Files.write(context.resolve("a.zip"), archive);
        Path few = onlyWith("sh", "sha256sum", "mkdir", "cp", "chmod", "rm", "tr");

        assertThat(install(Map.of("PATH", few.toString(), "CONNECTOR_SHA256", sha256(archive))))
                .contains("none of unzip, bsdtar, python3, jar and confluent-hub", "TOOLS_IMAGE");
    }

    /** A folder of these programs. */
    private Path onlyWith(String... programs) throws IOException {
        Path few = Files.createDirectory(folder.resolve("few"));
        for (String program : programs) {
            Path found = Stream.of(System.getenv("PATH").split(":"))
                    .map(directory -> Path.of(directory, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("this machine has no " + program));
            Files.createSymbolicLink(few.resolve(program), found);
        }
        return few;
    }

    private static void jar(Path file, String... names) throws IOException {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                jar.putNextEntry(new ZipEntry(name));
            }
        }
    }

    private static List<String> declaredIn(Path lib) throws IOException {
        try (JarFile jar = new JarFile(lib.resolve("k2g-service-manifest.jar").toFile())) {
            return new String(jar.getInputStream(jar.getEntry(SERVICE)).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** What the script says on standard error, empty when it succeeds. */
    private String install(Map<String, String> arguments) throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder("/bin/sh", SCRIPT.toString(), context.toString(), plugins.toString());
        script.environment().putAll(Map.of("CONNECTOR", "neo4j/kafka-connect-neo4j", "CONNECTOR_VERSION", "5.5.2"));
        script.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        script.environment().putAll(arguments);
        Process process = script.start();
        String complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor() == 0).as(complaint).isEqualTo(complaint.isEmpty());
        return complaint;
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry jar = new ZipEntry("neo4j-kafka-connect-5.5.2/lib/sink.jar");
            jar.setTime(0);
            zip.putNextEntry(jar);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
