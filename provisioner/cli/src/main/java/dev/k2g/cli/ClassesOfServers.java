package dev.k2g.cli;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads the classes of clients that are used only when a server answers, by their packages: where the archive is made, no
 * server is.
 */
final class ClassesOfServers {

    private static final List<String> OF_LIBRARIES = List.of(
            "dev/k2g/",
            "io/netty/bootstrap/",
            "io/netty/buffer/",
            "io/netty/channel/",
            "io/netty/handler/codec/",
            "io/netty/handler/ssl/",
            "io/netty/handler/timeout/",
            "io/netty/resolver/",
            "io/netty/util/",
            "org/apache/kafka/clients/",
            "org/apache/kafka/common/",
            "org/neo4j/bolt/connection/",
            "org/neo4j/driver/");

    private static final List<String> OF_JAVA = List.of(
            "java.base/sun/security/ssl",
            "java.base/sun/security/provider/certpath",
            "java.net.http/jdk/internal/net/http");

    private ClassesOfServers() {}

    static void load() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            try (JarFile jar = new JarFile(entry)) {
                jar.stream()
                        .map(file -> file.getName())
                        .filter(name -> OF_LIBRARIES.stream().anyMatch(name::startsWith))
                        .forEach(ClassesOfServers::load);
            }
        }
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        for (String classes : OF_JAVA) {
            Path module = modules.resolve(classes.substring(0, classes.indexOf('/')));
            try (Stream<Path> files = Files.walk(modules.resolve(classes))) {
                files.map(file -> module.relativize(file).toString()).forEach(ClassesOfServers::load);
            }
        }
    }

    private static void load(String file) {
        if (!file.endsWith(".class") || file.endsWith("-info.class")) {
            return;
        }
        try {
            String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
            Class.forName(name, false, ClassesOfServers.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // one that needs a library that is not there: k2g does not use it either
            return;
        }
    }
}
