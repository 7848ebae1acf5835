package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.CypherError;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.sinkconfig.SinkStatement.TopicStatement;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has the database compile every Cypher text of a recipe: the consumed ones as the sink will run them. */
public final class CypherChecks {

    private static final Pattern CALENDAR_VERSION = Pattern.compile("\\b(\\d{4})\\.(\\d{2})\\.");
    private static final int FIRST_WITH_CYPHER_25 = 2025 * 100 + 6;

    private static final String ALONE = "Correct the query.";
    private static final String IN_SINK =
            "Correct the statement; the sink runs it inside a larger one, so it must not end in RETURN.";

    private final Graph graph;

    /** @param graph the database that compiles */
    public CypherChecks(Graph graph) {
        this.graph = graph;
    }

    /**
     * What the sink makes of a connector's Cypher for a topic, on this database.
     *
     * @param topic the topic's logical name
     * @throws InvalidInputException when the database does not take it; the message says where
     */
    public TopicStatement statement(Recipe recipe, ConnectorSpec connector, String topic) {
        CypherStrategy cypher = Objects.requireNonNull(connector.statements().get(topic), "a topic of the connector");
        boolean asCypher25 = choosesCypher25(graph.version());
        SinkStatement statement = SinkStatement.around(cypher.text(), connector.config(), asCypher25);
        consumed(cypher, statement).ifPresent(error -> {
            SourceLocation at =
                    new LocatedRecipe(recipe).at("connectors", connector.name(), "consumes", topic, "cypher");
            Finding finding = finding(at, describe(connector, topic), cypher.file(), error, IN_SINK);
            throw new InvalidInputException(
                    FindingCode.CYPHER_INVALID, finding.location() + ": " + finding.problem(), finding.remedy());
        });
        return new TopicStatement(
                statement.text(), SinkStatement.answering(cypher.text(), connector.config(), asCypher25));
    }

    /** What the database finds wrong with the recipe's statements, the consumed ones as the sink runs them. */
    List<Finding> check(LocatedRecipe recipe) {
        boolean asCypher25 = choosesCypher25(graph.version());
        List<Finding> findings = new ArrayList<>();
        for (ConsumedTopic consumed : recipe.consumed()) {
            String topic = consumed.topic().logicalName();
            ConnectorSpec connector = consumed.connector();
            consumed(
                            consumed.cypher(),
                            SinkStatement.of(connector, consumed.cypher().text(), asCypher25))
                    .map(error -> finding(
                            recipe.at("connectors", connector.name(), "consumes", topic, "cypher"),
                            describe(connector, topic),
                            consumed.cypher().file(),
                            error,
                            IN_SINK))
                    .ifPresent(findings::add);
        }
        recipe.recipe()
                .queries()
                .forEach((name, cypher) -> graph.compile(cypher.text())
                        .map(error -> finding(recipe.at("queries", name), "query " + name, cypher.file(), error, ALONE))
                        .ifPresent(findings::add));
        return findings;
    }

    /** Whether what the database finds is what Aura would find: it has Cypher 25, and the sink chooses it there. */
    boolean hasCypher25() {
        return choosesCypher25(graph.version());
    }

    private static String describe(ConnectorSpec connector, String topic) {
        return "connector " + connector.name() + ", topic " + topic;
    }

    private Optional<CypherError> consumed(CypherStrategy cypher, SinkStatement statement) {
        return graph.compile(statement.text()).map(error -> inOwnText(error, statement, cypher.text()));
    }

    /** The place in the user's own text; what the server finds behind it, it finds at its end. */
    static CypherError inOwnText(CypherError error, SinkStatement statement, String own) {
        CypherError moved = error.movedUp(statement.firstLine() - 1);
        List<String> lines = own.stripTrailing().lines().toList();
        if (moved.line().orElse(0) <= lines.size()) {
            return moved;
        }
        int afterLast = lines.get(lines.size() - 1).length() + 1;
        return new CypherError(error.message(), OptionalInt.of(lines.size()), OptionalInt.of(afterLast));
    }

    private static Finding finding(
            SourceLocation inRecipe, String where, Optional<Path> file, CypherError error, String remedy) {
        String problem = "The Cypher of " + where + " is not valid: " + error.sentence();
        if (file.isPresent()) {
            SourceLocation location = new SourceLocation(file.get(), error.line(), error.column());
            return Finding.of(FindingCode.CYPHER_INVALID, location, problem, remedy);
        }
        String inText = error.line().isPresent()
                ? " This is at " + error.line().getAsInt() + ":"
                        + error.column().orElse(1) + " of the statement."
                : "";
        return Finding.of(FindingCode.CYPHER_INVALID, inRecipe, problem + inText, remedy);
    }

    /** As the sink chooses. Neo4j 5 says 5.26.30, later ones the year and the month. */
    static boolean choosesCypher25(String version) {
        Matcher calendar = CALENDAR_VERSION.matcher(version);
        return calendar.find()
                && Integer.parseInt(calendar.group(1)) * 100 + Integer.parseInt(calendar.group(2))
                        >= FIRST_WITH_CYPHER_25;
    }
}
