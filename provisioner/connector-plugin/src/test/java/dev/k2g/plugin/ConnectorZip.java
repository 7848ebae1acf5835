package dev.k2g.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Archives in the form of the connector's releases, small ones. */
final class ConnectorZip {

    static final String SINK = "org/neo4j/connectors/kafka/sink/Neo4jConnector.class";
    static final String SERVICE = "META-INF/services/org.apache.kafka.connect.sink.SinkConnector";

    private static final String MANIFEST = """
            {"name": "kafka-connect-neo4j", "version": "%s", "title": "Neo4j Connector for Confluent",
             "owner": {"username": "neo4j", "type": "organization", "name": "Neo4j, Inc."},
             "component_types": ["sink", "source"]}
            """;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** As a release is: everything in one folder. */
    static ConnectorZip release(String version) {
        String folder = "neo4j-kafka-connect-" + version + "/";
        return empty().with(folder, new byte[0])
                .with(folder + "doc/README.md", "Neo4j Connector".getBytes(UTF_8))
                .with(folder + "manifest.json", MANIFEST.formatted(version).getBytes(UTF_8))
                .with(
                        folder + "lib/sink-connector-" + version + ".jar",
                        empty().with(SINK, new byte[] {1}).bytes());
    }

    static ConnectorZip empty() {
        return new ConnectorZip();
    }

    /** With this entry, in place of one of the same name. */
    ConnectorZip with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    ConnectorZip without(String name) {
        entries.remove(name);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
