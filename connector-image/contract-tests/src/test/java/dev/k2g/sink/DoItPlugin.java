package dev.k2g.sink;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The procedure {@code apoc.cypher.doIt} as a plugin: compiled against the jars of Neo4j 5.26, and fit for later ones. */
final class DoItPlugin {

    private DoItPlugin() {}

    /** Puts it into a server's folder of plugins. */
    static void into(Path plugins, String classPath) throws IOException {
        Path work = Files.createTempDirectory(Files.createDirectories(plugins), "compiled");
        Path source = work.resolve("ApocCypher.java");
        try (InputStream in = DoItPlugin.class.getResourceAsStream("ApocCypher.java")) {
            Files.copy(Objects.requireNonNull(in, "the procedure's source"), source);
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        int failed = compiler.run(
                null, null, null, "--release", "17", "-d", work.toString(), "-cp", classPath, source.toString());
        if (failed != 0) {
            throw new IllegalStateException("The procedure does not compile.");
        }
        Files.delete(source);
        pack(work, plugins.resolve("do-it.jar"));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            for (Path file : found) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, packed);
            }
        }
    }
}
