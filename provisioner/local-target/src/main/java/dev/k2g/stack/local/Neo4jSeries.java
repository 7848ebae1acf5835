package dev.k2g.stack.local;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.start.ServerKind;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of Neo4j that the local target can run. Neither opens what the other one stored. */
public enum Neo4jSeries {
    /** The long-term support release 5.26, which runs on the Java that k2g needs anyway. */
    V5("neo4j", "org.neo4j.server.CommunityEntryPoint", 17),
    /** The calendar versions, as Aura runs them. */
    V2026("neo4j-2026", "org.neo4j.server.Neo4jCommunity", 21);

    private final String folder;
    private final String mainClass;
    private final int oldestJava;

    Neo4jSeries(String folder, String mainClass, int oldestJava) {
        this.folder = folder;
        this.mainClass = mainClass;
        this.oldestJava = oldestJava;
    }

    /**
     * The line of a version that is written out as far as its user cares: {@code 5}, {@code 5.26}, {@code 2026}.
     *
     * @throws InvalidInputException when there is none
     */
    public static Neo4jSeries of(String version) {
        return Stream.of(values())
                .filter(line -> (line.version() + ".").startsWith(version.strip() + "."))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "The local target has no Neo4j " + version + ".", "It has " + versions() + "."));
    }

    /** The newest that this Java can run. */
    static Neo4jSeries newestFor(Jdk jdk) {
        return V2026.runsOn(jdk) ? V2026 : V5;
    }

    private static String versions() {
        return Stream.of(values())
                .map(line -> line.version() + " (--neo4j " + line.major() + ")")
                .collect(Collectors.joining(" and "));
    }

    /** Such as {@code 5.26.30}. */
    public String version() {
        return program(Jdk.own()).version(ServerKind.NEO4J);
    }

    /** The first number of its version. */
    String major() {
        return version().replaceFirst("\\..*", "");
    }

    /** The feature release of Java that it needs at least. */
    int oldestJava() {
        return oldestJava;
    }

    boolean runsOn(Jdk jdk) {
        return jdk.feature() >= oldestJava;
    }

    ServerProgram program(Jdk jdk) {
        return new ServerProgram(folder, mainClass, jdk);
    }
}
