package dev.k2g.target.local;

import dev.k2g.failure.FailedException;

import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code java} that runs the servers: the one that runs k2g. */
final class JavaLauncher {

    private JavaLauncher() {}

    /**
     * Its path.
     *
     * @throws FailedException when it is older than 17, or when there is none
     */
    static Path find() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (Runtime.version().feature() < 17) {
            throw new FailedException(
                    "The servers need Java 17 or newer, and this is Java " + Runtime.version() + " in "
                            + System.getProperty("java.home") + ".",
                    "Install JDK 17 and set JAVA_HOME to it.");
        }
        if (!Files.isExecutable(java)) {
            throw new FailedException(
                    "There is no java to run the servers with: " + java + " is missing.",
                    "Install JDK 17 and set JAVA_HOME to it.");
        }
        return java;
    }
}
