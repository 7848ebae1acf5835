package dev.k2g.stack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JDKs below the folders that packages and installers put them in.
 *
 * @param folders each holds one folder a JDK
 */
record InstalledJdks(List<Path> folders) {

    static InstalledJdks ofThisMachine() {
        Path user = Path.of(System.getProperty("user.home"));
        return new InstalledJdks(List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks")));
    }

    /** The oldest that is not older than this: what is as new as needed is the most surely supported. */
    Optional<Jdk> oldestFrom(int feature) {
        return folders.stream()
                .flatMap(InstalledJdks::homes)
                .flatMap(home -> Jdk.find(home).stream())
                .filter(jdk -> jdk.feature() >= feature)
                .min(Comparator.comparingInt(Jdk::feature));
    }

    private static Stream<Path> homes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.of(); // no such folder on this machine
        }
    }
}
