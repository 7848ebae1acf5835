package dev.k2g.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An archive as the connector's releases are, with a sink that works: the stand-in's own jars. Its connector says that it
 * is a release, so that reports can be seen to tell the two apart.
 */
final class StandinRelease {

    /** What its connector says that it is. */
    static final String VERSION = "5.5.2-release";

    private static final String STAND_IN = "5.5.2-standin";
    private static final Path JARS =
            K2gRun.HOME.resolve("connector-image/standin-sink/target/plugins/k2g-standin-sink");
    private static final String FOLDER = "neo4j-kafka-connect-5.5.2/";
    private static final String MANIFEST = """
            {"name": "kafka-connect-neo4j", "version": "5.5.2", "owner": {"username": "neo4j"}}
            """;

    private StandinRelease() {}

    static Path write(Path archive) throws IOException {
        Files.createDirectories(archive.getParent());
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> jars = Files.list(JARS)) {
            add(zip, FOLDER + "manifest.json", MANIFEST.getBytes(UTF_8));
            for (Path jar : jars.toList()) {
                boolean own = jar.getFileName().toString().startsWith("k2g-");
                byte[] content = Files.readAllBytes(jar);
                add(zip, FOLDER + "lib/" + jar.getFileName(), own ? renamed(content) : content);
            }
        }
        return archive;
    }

    /** Both versions are of one length, so that class files stay what they are. */
    private static byte[] renamed(byte[] jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream copy = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String content = new String(entries.readAllBytes(), ISO_8859_1);
                add(copy, entry.getName(), content.replace(STAND_IN, VERSION).getBytes(ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
