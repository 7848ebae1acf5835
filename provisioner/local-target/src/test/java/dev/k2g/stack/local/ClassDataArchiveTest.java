package dev.k2g.stack.local;

import dev.k2g.stack.start.ServerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ClassDataArchiveTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void is_another_one_when_a_jar_was_touched() throws IOException {
        Path jar = Files.writeString(directory.resolve("a.jar"), "jar");
        Path before = archive(jar).file();
        assertThat(archive(jar).file()).isEqualTo(before);

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));

        assertThat(archive(jar).file()).isNotEqualTo(before);
    }

    @Test
    void is_another_one_for_another_java() {
        Jdk other = new FakeJdks(directory).add("java-25", "25.0.3");

        assertThat(archive(Path.of("a.jar"), other).file())
                .isNotEqualTo(archive(Path.of("a.jar")).file());
    }

    @Test
    void is_made_from_what_was_recorded_and_used_by_the_next_run() throws Exception {
        Path jar = Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ClassDataArchive archive = new ClassDataArchive(
                Jdk.own(), directory.resolve("java-1.jsa"), List.of("-XX:+UseSerialGC"), jar.toString());
        Path recorded = directory.resolve("classes.list");
        assertThat(java(archive.serverOptions(recorded))).isZero();

        ArchiveMaker.makeLater(archive, recorded);
        ArchiveMaker.makeLater(archive, recorded);

        await().atMost(Duration.ofMinutes(2)).until(archive::exists);
        assertThat(archive.serverOptions(recorded)).contains("-XX:SharedArchiveFile=" + archive.file());
        // "on" ends the JVM when the archive does not fit
        assertThat(java(List.of("-XX:+UseSerialGC", "-XX:SharedArchiveFile=" + archive.file(), "-Xshare:on")))
                .isZero();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            try (var files = Files.list(directory)) {
                return files.filter(file -> file.toString().contains("java-1.jsa."))
                        .findAny()
                        .isEmpty();
            }
        });
    }

    @Test
    void costs_only_time_when_it_is_broken() throws Exception {
        ClassDataArchive archive =
                new ClassDataArchive(Jdk.own(), directory.resolve("java-1.jsa"), List.of("-XX:+UseSerialGC"), "a.jar");
        Files.writeString(archive.file(), "no archive");

        assertThat(java(archive.serverOptions(directory.resolve("classes.list"))))
                .isZero();
    }

    private static ClassDataArchive archive(Path jar) {
        return archive(jar, Jdk.own());
    }

    private static ClassDataArchive archive(Path jar, Jdk jdk) {
        ServerProgram program = new ServerProgram("kafka", "Main", jdk);
        return ClassDataArchive.of(new ServerFiles(
                ServerKind.KAFKA, program, Map.of(), List.of("-XX:+UseSerialGC", "-Dpath=x"), jar.toString()));
    }

    private int java(List<String> options) throws Exception {
        Path jar = Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", jar.toString(), "-version"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
