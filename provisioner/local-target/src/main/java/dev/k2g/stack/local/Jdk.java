package dev.k2g.stack.local;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.files.PropertiesText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A Java that servers can run on.
 *
 * @param home its directory
 * @param version such as {@code 17.0.15+6}
 */
record Jdk(Path home, String version) {

    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,4})");
    private static final Pattern RUNTIME_VERSION = Pattern.compile("java\\.runtime\\.version = (\\S+)");

    /** The one that runs k2g. */
    static Jdk own() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().toString());
    }

    /**
     * The one with this home.
     *
     * @throws InvalidInputException when there is none
     */
    static Jdk in(Path directory) {
        return find(directory)
                .orElseThrow(
                        () -> new InvalidInputException(
                                "There is no Java in " + directory + ": it has no bin/java that runs.",
                                "Name the home of a JDK, the folder that has bin/java in it, with --java-home or K2G_JAVA_HOME."));
    }

    /** The one with this home, if there is one. */
    static Optional<Jdk> find(Path directory) {
        Path bundle = directory.resolve("Contents").resolve("Home"); // as on macOS
        Path home = (Files.isDirectory(bundle) ? bundle : directory)
                .toAbsolutePath()
                .normalize();
        Jdk jdk = new Jdk(home, "");
        return Files.isExecutable(jdk.java()) && Files.isRegularFile(jdk.java())
                ? versionFromFile(home).or(jdk::versionFromProgram).map(version -> new Jdk(home, version))
                : Optional.empty();
    }

    /** Where packages and installers put JDKs: each folder holds one folder a JDK. */
    static List<Path> foldersOfThisMachine() {
        Path user = Path.of(System.getProperty("user.home"));
        return List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"));
    }

    /** The oldest below these folders that is new enough: what is as new as needed is the most surely supported. */
    static Optional<Jdk> oldest(List<Path> folders, int feature) {
        return folders.stream()
                .flatMap(Jdk::homes)
                .flatMap(home -> find(home).stream())
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

    /** What the file {@code release} says, which every JDK since 9 has. */
    private static Optional<String> versionFromFile(Path home) {
        try {
            Map<String, String> release = PropertiesText.read(home.resolve("release"));
            return Optional.ofNullable(release.getOrDefault("JAVA_RUNTIME_VERSION", release.get("JAVA_VERSION")))
                    .map(version -> version.replace("\"", ""));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // moved elsewhere, as by some distributions
        }
    }

    private Optional<String> versionFromProgram() {
        try {
            Process java = new ProcessBuilder(java().toString(), "-XshowSettings:properties", "-version")
                    .redirectErrorStream(true)
                    .start();
            java.getOutputStream().close();
            String output = new String(java.getInputStream().readAllBytes(), UTF_8);
            Matcher version = RUNTIME_VERSION.matcher(output);
            return version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no program of this machine
        }
    }

    /** Its launcher. */
    Path java() {
        return home.resolve("bin").resolve("java");
    }

    /**
     * Its launcher, to start a server with.
     *
     * @throws FailedException when it is gone
     */
    Path usableJava() {
        if (!Files.isExecutable(java())) {
            throw new FailedException(
                    "There is no java to run the servers with: " + java() + " is missing.",
                    "Install JDK 17 or newer and set JAVA_HOME to it.");
        }
        return java();
    }

    /** The feature release: 17 of 17.0.15; 0 when the version does not say. */
    int feature() {
        Matcher feature = FEATURE.matcher(version);
        return feature.lookingAt() ? Integer.parseInt(feature.group(1)) : 0;
    }
}
