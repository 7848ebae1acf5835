package dev.k2g.stack.local;

import dev.k2g.stack.files.Sha256;
import dev.k2g.stack.files.UserCache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's classes in the form that a JVM maps into memory, which halves its start ("class data sharing"). The JVM
 * accepts an archive only for the same JVM and the same jars with the same times, so these are its key. It is made once:
 * the first run of a server records what it loads, which costs next to nothing, and when it has ended
 * {@link ArchiveMaker} makes the archive.
 *
 * @param jdk the Java that makes it and uses it
 * @param file the archive, in the cache that all recipes of a user share
 * @param options of the server's JVM that it is made with too
 * @param classPath of the server
 */
record ClassDataArchive(Jdk jdk, Path file, List<String> options, String classPath) {

    /** The archive of a server that is started with these files. */
    static ClassDataArchive of(ServerFiles files) {
        List<String> options = files.options().stream()
                .filter(option -> option.startsWith("-XX:"))
                .toList();
        Jdk jdk = files.program().jdk();
        Path file = directory().resolve(files.server().id() + "-" + key(jdk, options, files.classPath()) + ".jsa");
        return new ClassDataArchive(jdk, file, options, files.classPath());
    }

    static Path directory() {
        return UserCache.directory().resolve("class-data");
    }

    /** Whether it was made already. */
    boolean exists() {
        return Files.isRegularFile(file);
    }

    /**
     * What the server's JVM gets: the archive, or the order to record what it is made of.
     *
     * @param classList where the classes are recorded
     */
    List<String> serverOptions(Path classList) {
        if (!exists()) {
            return List.of("-XX:DumpLoadedClassList=" + classList);
        }
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // somebody else's cache: what is old goes by its own time
        }
        return List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto");
    }

    /** What the JVM gets that makes the archive. */
    List<String> makerOptions(Path classList, Path archive) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classList,
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                classPath));
        return arguments;
    }

    private static String key(Jdk jdk, List<String> options, String classPath) {
        StringBuilder key = new StringBuilder(jdk + stamp(jdk.java()) + options);
        for (String jar : classPath.split(System.getProperty("path.separator"), -1)) {
            key.append(jar).append(stamp(Path.of(jar)));
        }
        return Sha256.hex(key.toString()).substring(0, 16);
    }

    /** What tells one state of a file from another. */
    static String stamp(Path file) {
        try {
            return " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return " missing";
        }
    }
}
