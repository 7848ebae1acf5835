package dev.k2g.stack.local;

import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What runs a stack's Neo4j, remembered beside its data.
 *
 * @param line of Neo4j
 * @param jdk the Java that runs it
 */
record Neo4jRuntime(Neo4jSeries line, Jdk jdk) {

    private static final String LINE = "neo4j.line";
    private static final String HOME = "java.home";
    private static final String VERSION = "java.version";

    /** The one that the stack's data was stored by, when it has data. */
    static Optional<Neo4jRuntime> ofData(StackDirectory state) {
        return hasData(state) ? Optional.of(ofLastStart(state)) : Optional.empty();
    }

    /** The one of the last start; before the first, the one that it will probably have. */
    static Neo4jRuntime ofLastStart(StackDirectory state) {
        Path file = file(state);
        if (!Files.exists(file)) {
            // data without it was stored when there was one line only
            return new Neo4jRuntime(hasData(state) ? Neo4jSeries.V5 : Neo4jSeries.newestFor(Jdk.own()), Jdk.own());
        }
        Map<String, String> values = state.guarded(() -> PropertiesText.read(file));
        Neo4jSeries line =
                values.getOrDefault(LINE, "").equals(Neo4jSeries.V2026.major()) ? Neo4jSeries.V2026 : Neo4jSeries.V5;
        return new Neo4jRuntime(
                line, new Jdk(Path.of(values.getOrDefault(HOME, "")), values.getOrDefault(VERSION, "")));
    }

    private static boolean hasData(StackDirectory state) {
        return Files.exists(home(state).resolve("data").resolve("databases"));
    }

    /** Keeps it for the next start. */
    void keep(StackDirectory state) {
        state.write(
                file(state),
                PropertiesText.write(Map.of(LINE, line.major(), HOME, jdk.home().toString(), VERSION, jdk.version())));
    }

    private static Path file(StackDirectory state) {
        return home(state).resolve("runtime.properties");
    }

    private static Path home(StackDirectory state) {
        return state.server(ServerKind.NEO4J.id());
    }
}
