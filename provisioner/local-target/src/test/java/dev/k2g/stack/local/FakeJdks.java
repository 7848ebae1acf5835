package dev.k2g.stack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that look like JDKs, as far as k2g looks. */
record FakeJdks(Path folder) {

    /** One of this version. */
    Jdk add(String name, String version) {
        Path home = folder.resolve(name);
        launcher(home, "exit 1");
        write(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return new Jdk(home, version);
    }

    /** Makes a home whose {@code bin/java} is this shell command. */
    static void launcher(Path home, String command) {
        Path java = home.resolve("bin/java");
        write(java, "#!/bin/sh\n" + command + "\n");
        try {
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
