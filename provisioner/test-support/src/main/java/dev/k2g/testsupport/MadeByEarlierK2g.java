package dev.k2g.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What k2g 0.1.0 left behind, in a folder of one's own: the recipe that {@code init} had written, with parameters; the
 * {@code .k2g} beside it after an {@code up}, without data, logs and private keys; a plan saved for that stack, after the
 * recipe got a second partition; a target file; and the records of the state topic. Its secrets were made up before.
 *
 * @param folder where all of it is
 */
public record MadeByEarlierK2g(Path folder) {

    private static final String RESOURCES = "/made-by-0.1.0";
    private static final String STATE_RECORDS = "k2g-state-orders.ndjson";

    /** A record of the state topic; no value makes a key forgotten. */
    public record StateRecord(String key, @Nullable String value) {}

    /**
     * Copies it. Paths of the machine on which it was made become those of this one.
     *
     * @param folder is made when it is missing
     */
    public static MadeByEarlierK2g in(Path folder) throws IOException {
        try {
            URI resources = Objects.requireNonNull(MadeByEarlierK2g.class.getResource(RESOURCES))
                    .toURI();
            if (resources.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(resources, Map.of())) {
                    copy(jar.getPath(RESOURCES), folder.toAbsolutePath());
                }
            } else {
                copy(Path.of(resources), folder.toAbsolutePath());
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return new MadeByEarlierK2g(folder);
    }

    private static void copy(Path from, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString().replaceFirst("^dot-", ".");
                Path copy = folder.resolve(name);
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.writeString(copy, here(Files.readString(file), folder));
            }
        }
    }

    private static String here(String text, Path folder) {
        return text.replace("@RECIPE@", folder.toString())
                .replace("@HOME@", System.getProperty("k2g.home", "../.."))
                .replace("@JAVA_HOME@", System.getProperty("java.home"))
                .replace("@JAVA_VERSION@", Runtime.version().toString());
    }

    /** The stack's own folder. */
    public Path stack() {
        return folder.resolve(".k2g");
    }

    /** What {@code k2g plan --out} saved. */
    public Path savedPlan() {
        return folder.resolve("next.plan");
    }

    /** A target file with variables in it, whose certificates are the stack's. */
    public Path targetFile() {
        return folder.resolve("staging.yaml");
    }

    /** What its variables stand for, as {@code k2g env} printed them. */
    public static Map<String, String> variables() {
        return Map.of(
                "BROKER_ENDPOINT", "localhost:9092",
                "CLUSTER_API_KEY", "MADEUPAPIKEY2345",
                "CLUSTER_API_SECRET", "made-up+api/secret+of+a+throwaway+stack",
                "CONNECT_URL", "http://127.0.0.1:8083",
                "NEO4J_URI", "neo4j+s://localhost:7687",
                "NEO4J_USERNAME", "neo4j",
                "NEO4J_PASSWORD", "made-up_neo4j-password_of_a_throwaway_stack",
                "NEO4J_DATABASE", "neo4j");
    }

    /** The records of the state topic, in their order. */
    public List<StateRecord> stateRecords() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<StateRecord> records = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(STATE_RECORDS))) {
            JsonNode read = json.readTree(line);
            JsonNode value = read.path("value");
            records.add(new StateRecord(read.path("key").asText(), value.isNull() ? null : value.toString()));
        }
        return records;
    }
}
