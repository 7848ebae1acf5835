package dev.k2g.cli.command;

import dev.k2g.cli.render.QueryTable;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.ExitCode;
import dev.k2g.graph.Graph;
import dev.k2g.graph.Rows;
import dev.k2g.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** {@code k2g query} */
@Command(
        name = "query",
        header = "Run a query of the recipe, or any Cypher statement, and print its rows.",
        customSynopsis = "k2g query [OPTIONS] (NAME | --cypher=TEXT)",
        footer = {
            "  k2g query canoeing",
            "  k2g query --cypher 'MATCH (m:MemberId) RETURN count(m) AS members'",
            "  k2g query canoeing -o json"
        })
final class QueryCommand extends SessionCommand {

    @ArgGroup(multiplicity = "1")
    private Statement statement = new Statement();

    @Override
    ExitCode run() {
        Rows rows = rows();
        print(() -> QueryTable.of(rows), rows::asMaps);
        return ExitCode.DONE;
    }

    private Rows rows() {
        if (statement.cypher != null) {
            Endpoints endpoints = session().endpoints();
            try (Graph graph = Graph.connect(endpoints.neo4j())) {
                return graph.query(statement.cypher, Map.of());
            }
        }
        try (Pipeline pipeline = session().pipeline()) {
            return pipeline.query(String.valueOf(statement.name));
        }
    }

    private static final class Statement {
        @Parameters(arity = "1", paramLabel = "NAME", description = "A query of the recipe.")
        private @Nullable String name;

        @Option(names = "--cypher", paramLabel = "TEXT", description = "A Cypher statement.")
        private @Nullable String cypher;
    }
}
