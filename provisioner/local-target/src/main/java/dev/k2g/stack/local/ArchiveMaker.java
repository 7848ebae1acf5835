package dev.k2g.stack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes class-data archives in a process of its own that nobody waits for, with the lowest priority. It writes to
 * another file first: two makers at once, or one that is killed, do no harm.
 */
final class ArchiveMaker {

    /** The JVM refuses lists with longer lines (4096), though it writes some. */
    private static final int LONGEST_LINE = 4000;

    private static final Duration STALE = Duration.ofMinutes(10);
    private static final Duration UNUSED = Duration.ofDays(3);

    /** The arguments are java, the argument file, the new archive, its place, and files that are not needed any more. */
    private static final String SCRIPT =
            "trap '' INT HUP; nice -n 19 \"$1\" \"@$2\" && mv -f \"$3\" \"$4\";" + " rm -f \"$2\" \"$3\" \"$5\"";

    private ArchiveMaker() {}

    /**
     * Starts to make an archive, unless it exists or somebody is making it. That it cannot be made, for want of space for
     * example, is no failure: servers just start slower.
     *
     * @param archive what to make
     * @param recorded the classes that a server has loaded
     */
    static void makeLater(ClassDataArchive archive, Path recorded) {
        Path file = archive.file();
        if (archive.exists() || !Files.isRegularFile(recorded)) {
            return;
        }
        Path classList = sibling(file, ".classes");
        Path arguments = sibling(file, ".args");
        Path fresh = sibling(file, "." + ProcessHandle.current().pid() + ".new");
        try {
            Path folder = Objects.requireNonNull(file.getParent());
            Files.createDirectories(folder);
            removeOld(folder);
            Files.createFile(classList);
            Files.write(
                    classList,
                    Files.readAllLines(recorded).stream()
                            .filter(line -> line.length() < LONGEST_LINE)
                            .toList());
            Files.writeString(arguments, ServerFiles.argumentText(archive.makerOptions(classList, fresh)), UTF_8);
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            SCRIPT,
                            "k2g-class-data",
                            archive.jdk().java().toString(),
                            arguments.toString(),
                            fresh.toString(),
                            file.toString(),
                            classList.toString())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("/dev/null").toFile())
                    .start();
        } catch (IOException e) {
            return; // somebody is making it, or there is none: a slower start, nothing else
        }
    }

    /** Removes what aborted makers left, and archives that no server has used for long. */
    private static void removeOld(Path directory) throws IOException {
        Instant now = Instant.now();
        try (Stream<Path> listed = Files.list(directory)) {
            for (Path file : listed.toList()) {
                Duration life = file.toString().endsWith(".jsa") ? UNUSED : STALE;
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(life))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
