package dev.k2g.cli.session;

import dev.k2g.deadline.Patience;
import dev.k2g.plugin.SinkChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(3);

    @Option(
            names = "--recipe",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The recipe's folder (K2G_RECIPE; default: the RSVP recipe).")
    private @Nullable Path recipe;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            mapFallbackValue = "",
            scope = ScopeType.INHERIT,
            description = "A value for a parameter of the recipe, before that of a target file. May be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            scope = ScopeType.INHERIT,
            description = "Where it runs: local, docker, or a target file such as cloud.yaml (K2G_TARGET; default:"
                    + " local).")
    private @Nullable String target;

    @Option(
            names = "--sink",
            paramLabel = "SINK",
            scope = ScopeType.INHERIT,
            description = "What a Connect worker runs that k2g starts: ${COMPLETION-CANDIDATES} (K2G_SINK; default:"
                    + " official where it can be had, else standin).")
    private @Nullable SinkChoice sink;

    @Option(
            names = "--neo4j",
            paramLabel = "LINE",
            scope = ScopeType.INHERIT,
            description = "The Neo4j that a local target is first started with: 5 or 2026 (K2G_NEO4J;"
                    + " default: 2026 where Java is 21 or newer, else 5).")
    private @Nullable String neo4j;

    @Option(
            names = "--java-home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The JDK that runs a local target's Neo4j (K2G_JAVA_HOME; default: k2g's own).")
    private @Nullable String javaHome;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "table",
            description = "How results are printed: table, json, or of k2g plan markdown (default: ${DEFAULT-VALUE}).")
    private OutputFormat output = OutputFormat.table;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "How long each wait may take, such as 90s or 5m (default: 3m at most).")
    private @Nullable Duration timeout;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Answer yes where k2g asks: before it changes a target that is not disposable, or trusts an"
                    + " archive.")
    private boolean yes;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure (K2G_DEBUG).")
    private boolean debug;

    /** The recipe's folder, if one is named. */
    public Optional<Path> recipe() {
        return Optional.ofNullable(recipe);
    }

    /** Values for the recipe's parameters, by name. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** The target, if one is named. */
    public Optional<String> target() {
        return Optional.ofNullable(target);
    }

    /** The sink of a worker that is started, if one is named. */
    public Optional<SinkChoice> sink() {
        return Optional.ofNullable(sink);
    }

    /** The line of a local target's Neo4j, if one is named. */
    public Optional<String> neo4j() {
        return Optional.ofNullable(neo4j);
    }

    /** The home of the JDK for a local target's Neo4j, if one is named. */
    public Optional<String> javaHome() {
        return Optional.ofNullable(javaHome);
    }

    /** How results are printed. */
    public OutputFormat output() {
        return output;
    }

    /** How long each wait may take. */
    public Duration timeout() {
        return Objects.requireNonNullElse(timeout, USUAL_TIMEOUT);
    }

    /** How long a client waits for its server. */
    public Patience patience() {
        return new Patience(Optional.ofNullable(timeout));
    }

    /** Whether questions are answered with yes. */
    public boolean yes() {
        return yes;
    }

    /** Whether stack traces are shown. */
    public boolean debug() {
        return debug;
    }
}
