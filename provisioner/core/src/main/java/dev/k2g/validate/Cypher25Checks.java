package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.recipe.cypher.MergePatterns;
import dev.k2g.recipe.cypher.Merged;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Cypher 25 has removed, as far as it can be seen without a server that has it (Cypher manual, "Additions,
 * deprecations, removals", Neo4j 2025.06: removed in Cypher 25).
 */
final class Cypher25Checks {

    private static final Set<String> REMOVED_PROCEDURES = Set.of(
            "db.create.setVectorProperty",
            "db.index.vector.createNodeIndex",
            "dbms.cluster.readReplicaToggle",
            "dbms.cluster.uncordonServer",
            "dbms.quarantineDatabase",
            "dbms.upgrade",
            "dbms.upgradeStatus");

    private static final Set<String> NEW_CLAUSES = Set.of("FILTER", "LET", "NEXT", "WHEN");

    private static final Set<String> BEFORE_PATTERN = Set.of("MATCH", "MERGE", "CREATE", "INSERT");

    private final ConsumedTopic consumed;
    private final List<CypherToken> tokens;
    private final List<Finding> findings = new ArrayList<>();

    private Cypher25Checks(ConsumedTopic consumed) {
        this.consumed = consumed;
        this.tokens = consumed.tokens();
    }

    static List<Finding> check(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> new Cypher25Checks(consumed).check().stream())
                .toList();
    }

    /** Clauses that Cypher 25 alone has. */
    static List<Finding> onlyThere(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> Clauses.keywords(consumed.tokens())
                        .filter(keyword -> NEW_CLAUSES.contains(Clauses.word(keyword)))
                        .limit(1)
                        .map(keyword -> Finding.of(
                                FindingCode.CYPHER_NOT_PORTABLE,
                                consumed.at(keyword),
                                keyword.text()
                                        + " belongs to Cypher 25. The sink runs the text as Cypher 5 before Neo4j"
                                        + " 2025.06, and where the server has " + SinkStatement.DO_IT
                                        + ", as Aura has, and its default language is Cypher 5.")))
                .toList();
    }

    private List<Finding> check() {
        Set<String> entities = entities();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("SET") || tokens.get(i).is(',')) {
                checkAssignment(i + 1, entities);
            }
            if (tokens.get(i).isWord("CALL")) {
                checkProcedure(i + 1);
            }
        }
        MergePatterns.of(tokens).forEach(this::checkMerge);
        return findings;
    }

    /** The variables of nodes and relationships. */
    private Set<String> entities() {
        Set<String> entities = new HashSet<>();
        for (int i = 1; i + 1 < tokens.size(); i++) {
            CypherToken open = tokens.get(i);
            CypherToken before = tokens.get(i - 1);
            boolean isNode =
                    open.is('(') && (!before.isName() || BEFORE_PATTERN.stream().anyMatch(before::isWord));
            boolean isRelationship = open.is('[') && before.is('-');
            if ((isNode || isRelationship) && tokens.get(i + 1).isName()) {
                entities.add(tokens.get(i + 1).text());
            }
        }
        return entities;
    }

    /** {@code n = r} and {@code n += r}, where r is not followed by anything that makes it an expression. */
    private void checkAssignment(int at, Set<String> entities) {
        int equals = is(at + 1, '+') ? at + 2 : at + 1;
        int value = equals + 1;
        boolean assigns = value < tokens.size()
                && entities.contains(tokens.get(at).text())
                && is(equals, '=')
                && tokens.get(value).isName()
                && entities.contains(tokens.get(value).text());
        boolean isWhole = assigns
                && (value + 1 == tokens.size()
                        || is(value + 1, ',')
                        || tokens.get(value + 1).isName());
        if (isWhole) {
            String name = tokens.get(value).text();
            report(
                    tokens.get(value),
                    "SET takes the properties of " + name + " without saying so",
                    "Write properties(" + name + ").");
        }
    }

    private void checkProcedure(int start) {
        String name = tokens.subList(start, tokens.size()).stream()
                .takeWhile(token -> token.isName() || token.is('.'))
                .map(CypherToken::text)
                .collect(Collectors.joining());
        if (REMOVED_PROCEDURES.contains(name)) {
            report(tokens.get(start), "The procedure " + name + " is gone", "Take what Neo4j's manual names instead.");
        }
    }

    private void checkMerge(List<Merged> pattern) {
        Set<String> made = pattern.stream()
                .filter(entity ->
                        !entity.labels().isEmpty() || !entity.properties().isEmpty())
                .flatMap(entity -> entity.variable().stream())
                .collect(Collectors.toSet());
        for (Merged entity : pattern) {
            for (Merged.Property property : entity.properties()) {
                boolean refers = property.value().size() > 1
                        && made.contains(property.value().get(0).text())
                        && property.value().get(1).is('.');
                if (refers) {
                    report(
                            property.at(),
                            "MERGE takes " + property.name() + " from what the same MERGE makes",
                            "Write the value itself, or MERGE in two clauses.");
                }
            }
        }
    }

    private void report(CypherToken at, String what, String remedy) {
        findings.add(Finding.of(
                FindingCode.CYPHER_25_INVALID, consumed.at(at), what + ", which Cypher 25 does not take.", remedy));
    }

    private boolean is(int at, char symbol) {
        return at < tokens.size() && tokens.get(at).is(symbol);
    }
}
