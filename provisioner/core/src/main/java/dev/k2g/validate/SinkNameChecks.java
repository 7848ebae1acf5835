package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.sinkconfig.SinkStatement.SinkRelease;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that belong to the sink's own statement: its variable {@code e}, which it imports into the subquery that holds the
 * Cypher, and its parameters, of which the Cypher has none (facts from 5.5's {@code NativeBatchStrategy} and {@code
 * ApocBatchStrategy}).
 */
final class SinkNameChecks {

    private static final String VARIABLE = "e";
    private static final Pattern OWN_PARAMETERS = Pattern.compile("events|e|q\\d+|topic|partition|strategy");

    private final ConsumedTopic consumed;
    private final List<CypherToken> tokens;
    private final List<Finding> findings = new ArrayList<>();

    private SinkNameChecks(ConsumedTopic consumed) {
        this.consumed = consumed;
        this.tokens = consumed.tokens();
    }

    static List<Finding> check(LocatedRecipe recipe) {
        List<Finding> findings = new ArrayList<>(parameters(recipe));
        recipe.consumed().forEach(consumed -> findings.addAll(new SinkNameChecks(consumed).variable()));
        return findings;
    }

    /** Parameters that nobody gives: no database tells of them before the first record. */
    static List<Finding> parameters(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> new SinkNameChecks(consumed).unknown().stream())
                .toList();
    }

    private List<Finding> unknown() {
        Set<String> told = new LinkedHashSet<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            CypherToken name = tokens.get(i + 1);
            boolean isParameter = tokens.get(i).is('$')
                    && name.start() == tokens.get(i).start() + 1
                    && name.kind() != CypherToken.Kind.SYMBOL;
            if (isParameter && told.add(name.text())) {
                parameter(tokens.get(i), name.text());
            }
        }
        return findings;
    }

    private void parameter(CypherToken at, String name) {
        boolean isOwn = OWN_PARAMETERS.matcher(name).matches();
        findings.add(
                isOwn
                        ? Finding.of(
                                FindingCode.CYPHER_NOT_PORTABLE,
                                consumed.at(at),
                                "$" + name + " is a parameter of the sink's own, which it has in some releases, and on"
                                        + " some servers.",
                                "Take what is needed from the record: its value, key, headers and timestamp.")
                        : Finding.of(
                                FindingCode.PARAMETER_UNKNOWN,
                                consumed.at(at),
                                "The sink gives the Cypher of topic "
                                        + consumed.topic().logicalName() + " no parameter $" + name + "."));
    }

    private List<Finding> variable() {
        if (SinkRelease.of(consumed.connector()) != SinkRelease.BRANCH) {
            return List.of();
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("CALL")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is('(')) {
                i = behindOwnScope(i + 1);
            } else if (tokens.get(i).isName() && tokens.get(i).text().equals(VARIABLE) && isDeclared(i)) {
                findings.add(Finding.of(
                        FindingCode.SINK_NAME_TAKEN,
                        consumed.at(tokens.get(i)),
                        "The Cypher of topic " + consumed.topic().logicalName()
                                + " has a variable e, and so has the sink's own statement around it."));
                break;
            }
        }
        return findings;
    }

    /** A subquery that names what it imports knows nothing else of the sink's. */
    private int behindOwnScope(int open) {
        int brace = Brackets.behind(tokens, open);
        boolean imports = tokens.subList(open, brace).stream()
                .anyMatch(token -> token.is('*') || token.text().equals(VARIABLE));
        boolean isSubquery = brace < tokens.size() && tokens.get(brace).is('{');
        return isSubquery && !imports ? Brackets.behind(tokens, brace) - 1 : open;
    }

    /** AS e, FOREACH (e IN …, LET e =, or e in a pattern; in a list comprehension it does no harm. */
    private boolean isDeclared(int at) {
        if (at == 0) {
            return false;
        }
        CypherToken before = tokens.get(at - 1);
        boolean isFollowed = at + 1 < tokens.size();
        CypherToken after = isFollowed ? tokens.get(at + 1) : before;
        if (before.isWord("AS")) {
            return true;
        }
        if (before.isWord("LET")) {
            return isFollowed && after.is('=');
        }
        boolean isFirst = at > 1 && (before.is('(') || before.is('['));
        CypherToken outside = tokens.get(Math.max(0, at - 2));
        if (isFirst && after.isWord("IN")) {
            return outside.isWord("FOREACH");
        }
        boolean isNode = before.is('(') && (!outside.isName() || isPatternKeyword(outside));
        boolean isRelationship = before.is('[') && outside.is('-');
        boolean endsEntity = after.is(')') || after.is(']') || after.is(':') || after.is('{') || after.is('*');
        return isFirst && (isNode || isRelationship) && endsEntity;
    }

    private static boolean isPatternKeyword(CypherToken token) {
        return Set.of("MATCH", "MERGE", "CREATE", "INSERT").contains(Clauses.word(token));
    }
}
