package dev.k2g.stack.local;

import dev.k2g.failure.InvalidInputException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides what runs a stack's Neo4j: what its user names, else what its data was stored by, else what the Java at hand
 * can run.
 *
 * @param options what the user names
 * @param stored what the data was stored by, when there is data
 * @param own the JDK that runs k2g
 * @param installed folders that another one may be found in
 */
record Neo4jChoice(LocalOptions options, Optional<Neo4jRuntime> stored, Jdk own, List<Path> installed) {

    /**
     * The decision.
     *
     * @throws InvalidInputException when the named line cannot open the data, or there is no JDK that can run it
     */
    Neo4jRuntime decide() {
        Optional<Jdk> named = options.javaHome().map(Jdk::in);
        Neo4jSeries line = line(named.orElse(own));
        return new Neo4jRuntime(line, named.map(jdk -> sufficient(jdk, line)).orElseGet(() -> unnamed(line)));
    }

    private Neo4jSeries line(Jdk jdk) {
        if (stored.isPresent()) {
            Neo4jSeries line = stored.get().line();
            options.neo4j().filter(other -> other != line).ifPresent(other -> refuse(line, other));
            return line;
        }
        return options.neo4j().orElse(Neo4jSeries.newestFor(jdk));
    }

    private static void refuse(Neo4jSeries stored, Neo4jSeries named) {
        throw new InvalidInputException(
                "The data of this stack was stored by Neo4j " + stored.version() + ", and Neo4j " + named.version()
                        + " must not open it: a newer one would change it for good, an older one cannot read it.",
                "Go on with the data as it is: leave out --neo4j and K2G_NEO4J. A copy of the recipe's folder without .k2g has"
                        + " a stack of its own, which may have the other one.");
    }

    private Jdk sufficient(Jdk jdk, Neo4jSeries line) {
        if (!line.runsOn(jdk)) {
            String otherLine = stored.isEmpty() ? " Or take the line that it can run: --neo4j 5." : "";
            throw new InvalidInputException(
                    needs(line) + ", and the one in " + jdk.home() + " is " + jdk.version() + ".",
                    "Name another one with --java-home or K2G_JAVA_HOME." + otherLine);
        }
        return jdk;
    }

    private Jdk unnamed(Neo4jSeries line) {
        return stored.flatMap(runtime -> Jdk.find(runtime.jdk().home()))
                .filter(line::runsOn)
                .or(() -> Optional.of(own).filter(line::runsOn))
                .or(() -> Jdk.oldest(installed, line.oldestJava()))
                .orElseThrow(() -> new InvalidInputException(
                        needs(line) + "; k2g runs on " + own.version() + ", and no newer one is in " + installed.get(0)
                                + ".",
                        "Install a JDK " + line.oldestJava()
                                + " or newer, or name the home of one with --java-home or K2G_JAVA_HOME."));
    }

    private static String needs(Neo4jSeries line) {
        return "Neo4j " + line.version() + " needs Java " + line.oldestJava() + " or newer";
    }
}
