package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.CypherError;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.SourceText;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.sinkconfig.SinkStatement.SinkRelease;
import dev.k2g.sinkconfig.SinkStatement.TopicStatement;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;
import org.jspecify.annotations.Nullable;

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

    private static final String IN_DO_IT = "Correct the statement; the server has " + SinkStatement.DO_IT
            + ", so that the sink runs it by that, in the database's default language.";
    private static final String PORTABLE = "Write it in a way that passes on both: where the server has "
            + SinkStatement.DO_IT + ", the sink runs it by that, in the database's default language.";

    private final Graph graph;
    private @Nullable Boolean hasDoIt;

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
        boolean byDoIt = runsByDoIt(connector);
        boolean asCypher25 = hasCypher25();
        SinkStatement statement = byDoIt
                ? SinkStatement.inDoIt(cypher.text(), connector.config())
                : SinkStatement.around(cypher.text(), connector.config(), asCypher25);
        consumed(cypher, statement).ifPresent(error -> {
            Finding finding = new LocatedRecipe(recipe)
                    .consumed().stream()
                            .filter(consumed -> consumed.connector().name().equals(connector.name())
                                    && consumed.topic().logicalName().equals(topic))
                            .map(consumed -> notValid(consumed, error, byDoIt ? IN_DO_IT : IN_SINK))
                            .findFirst()
                            .orElseThrow();
            throw new InvalidInputException(
                    FindingCode.CYPHER_INVALID, finding.location() + ": " + finding.problem(), finding.remedy());
        });
        return new TopicStatement(
                statement.text(),
                SinkStatement.answering(cypher.text(), connector.config(), asCypher25 && !byDoIt),
                byDoIt);
    }

    /** What the database finds wrong with the recipe's statements, the consumed ones as the sink runs them there. */
    List<Finding> check(LocatedRecipe recipe) {
        List<Finding> findings = new ArrayList<>();
        for (ConsumedTopic consumed : recipe.consumed()) {
            boolean byDoIt = runsByDoIt(consumed.connector());
            consumed(consumed.cypher(), here(consumed))
                    .map(error -> notValid(consumed, error, byDoIt ? IN_DO_IT : IN_SINK))
                    .ifPresent(findings::add);
        }
        recipe.recipe()
                .queries()
                .forEach((name, query) -> graph.compile(query.text())
                        .map(error -> notValid(recipe, name, query, error))
                        .ifPresent(findings::add));
        return findings;
    }

    /**
     * Statements that the sink can run on this server, and not on one that differs from it in having {@link
     * SinkStatement#DO_IT}.
     */
    List<Finding> portability(LocatedRecipe recipe) {
        List<Finding> findings = new ArrayList<>();
        for (ConsumedTopic consumed : recipe.consumed()) {
            boolean isRunOtherwise = SinkRelease.of(consumed.connector()) == SinkRelease.BRANCH;
            if (isRunOtherwise && graph.compile(here(consumed).text()).isEmpty()) {
                consumed(consumed.cypher(), elsewhere(consumed))
                        .map(error -> portability(recipe, consumed, error))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Finding portability(LocatedRecipe recipe, ConsumedTopic consumed, CypherError error) {
        boolean here = hasDoIt();
        String problem = "The Cypher of "
                + consumed + " passes on this server, which has "
                + (here ? "" : "no ") + SinkStatement.DO_IT + ", and fails on one that has "
                + (here ? "not: " : "it, as Aura has: ") + error.sentence();
        Optional<Path> file = consumed.cypher().file();
        SourceLocation at = file.isPresent()
                ? new SourceLocation(file.get(), error.line(), error.column())
                : recipe.at(consumed.keys());
        return Finding.of(FindingCode.CYPHER_NOT_PORTABLE, at, problem, PORTABLE);
    }

    private SinkStatement here(ConsumedTopic consumed) {
        return runsByDoIt(consumed.connector())
                ? SinkStatement.inDoIt(
                        consumed.cypher().text(), consumed.connector().config())
                : SinkStatement.of(consumed.connector(), consumed.cypher().text(), hasCypher25());
    }

    private SinkStatement elsewhere(ConsumedTopic consumed) {
        return hasDoIt()
                ? SinkStatement.of(consumed.connector(), consumed.cypher().text(), hasCypher25())
                : SinkStatement.inDoIt(
                        consumed.cypher().text(), consumed.connector().config());
    }

    private boolean runsByDoIt(ConnectorSpec connector) {
        return SinkRelease.of(connector) == SinkRelease.BRANCH && hasDoIt();
    }

    /** Asked once: the sink, too, asks when it starts. */
    private boolean hasDoIt() {
        if (hasDoIt == null) {
            hasDoIt = graph.hasProcedure(SinkStatement.DO_IT);
        }
        return hasDoIt;
    }

    /** Whether the database has Cypher 25, and the sink chooses it there unless it runs by a procedure. */
    boolean hasCypher25() {
        return choosesCypher25(graph.version());
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

    /** The finding that a consumed statement is not valid. */
    static Finding notValid(ConsumedTopic consumed, CypherError error, String remedy) {
        SourceText source =
                new SourceText(consumed.cypher().text(), consumed.cypher().file());
        return finding(consumed.recipe(), consumed.toString(), source, error, remedy, consumed.keys());
    }

    /** The finding that a query is not valid. */
    static Finding notValid(LocatedRecipe recipe, String name, SourceText query, CypherError error) {
        return finding(recipe, "query " + name, query, error, ALONE, "queries", name);
    }

    private static Finding finding(
            LocatedRecipe recipe, String where, SourceText source, CypherError error, String remedy, String... keys) {
        String problem = "The Cypher of " + where + " is not valid: " + error.sentence();
        SourceLocation location = source.file()
                .map(file -> new SourceLocation(file, error.line(), error.column()))
                .orElseGet(() -> recipe.within(
                        source.text(),
                        error.line().orElse(Integer.MAX_VALUE),
                        error.column().orElse(1),
                        keys));
        boolean isSaid = location.column().isPresent() || error.line().isEmpty();
        String inText = isSaid
                ? ""
                : " This is at " + error.line().getAsInt() + ":"
                        + error.column().orElse(1) + " of the statement.";
        return Finding.of(FindingCode.CYPHER_INVALID, location, problem + inText, remedy);
    }

    /** As the sink chooses. Neo4j 5 says 5.26.30, later ones the year and the month. */
    static boolean choosesCypher25(String version) {
        Matcher calendar = CALENDAR_VERSION.matcher(version);
        return calendar.find()
                && Integer.parseInt(calendar.group(1)) * 100 + Integer.parseInt(calendar.group(2))
                        >= FIRST_WITH_CYPHER_25;
    }
}
