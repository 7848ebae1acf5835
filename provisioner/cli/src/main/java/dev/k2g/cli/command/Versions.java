package dev.k2g.cli.command;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What {@code --version} prints. */
public final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties built = built();
        return new String[] {
            "k2g " + built.getProperty("k2g"),
            "Kafka " + built.getProperty("kafka"),
            "Neo4j " + built.getProperty("neo4j") + ", with Java 21 or newer " + built.getProperty("neo4j-2026"),
            "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")"
        };
    }

    /** The version of k2g alone. */
    static String own() {
        try {
            return built().getProperty("k2g");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties built() throws IOException {
        Properties built = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Versions.class.getResourceAsStream("/dev/k2g/cli/versions.properties"))) {
            built.load(in);
        }
        return built;
    }
}
