package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.Assignment;
import dev.k2g.recipe.cypher.CypherToken;
import dev.k2g.recipe.cypher.MergePatterns;
import dev.k2g.recipe.cypher.Merged.Property;
import dev.k2g.recipe.cypher.Projections;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a statement is safe to repeat: Connect delivers a record at least once, and a replay or a reset delivers all
 * again. What the statement makes anew each time, or computes from what it made the last time, is there twice then.
 */
final class RepeatChecks {

    private final ConsumedTopic consumed;
    private final List<CypherToken> tokens;
    private final Projections projections;
    private final List<Finding> findings = new ArrayList<>();

    private RepeatChecks(ConsumedTopic consumed) {
        this.consumed = consumed;
        this.tokens = consumed.tokens();
        this.projections = new Projections(tokens);
    }

    static List<Finding> check(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> new RepeatChecks(consumed).check().stream())
                .toList();
    }

    private List<Finding> check() {
        new Creations(tokens).unguarded().forEach(this::created);
        Assignment.of(tokens).stream()
                .filter(assignment -> !assignment.isOnCreate())
                .forEach(this::assigned);
        MergePatterns.of(tokens).stream()
                .flatMap(List::stream)
                .flatMap(merged -> merged.properties().stream())
                .forEach(this::merged);
        return findings;
    }

    private void created(Creations.Creation creation) {
        report(
                creation.at(),
                creation.name() + " makes all of it anew whenever a record of topic "
                        + consumed.topic().logicalName() + " is delivered.",
                "MERGE on a key of the event in its place, or leave it where each delivery is meant to be kept.");
    }

    private void assigned(Assignment assignment) {
        List<CypherToken> value = projections.written(assignment.value());
        SelfReference.of(assignment.target(), value)
                .ifPresent(property -> report(
                        assignment.at(),
                        "SET " + property + " goes on from its old value whenever a record of topic "
                                + consumed.topic().logicalName() + " is delivered.",
                        "MERGE a node or relationship on a key of the event, and set " + property
                                + " ON CREATE of that, or leave it where each delivery is meant to count."));
    }

    private void merged(Property property) {
        ChangingValue.in(projections.written(property.value()))
                .ifPresent(function -> report(
                        property.at(),
                        "MERGE on " + property.name() + ": " + function + " is another one whenever a record of topic "
                                + consumed.topic().logicalName() + " is delivered.",
                        "MERGE on a key of the event, and set " + property.name()
                                + " ON CREATE, or leave it where each delivery is meant to be kept."));
    }

    private void report(CypherToken at, String problem, String remedy) {
        findings.add(Finding.of(FindingCode.UNSAFE_TO_REPEAT, consumed.at(at), problem, remedy));
    }

    /** A function whose value is another one at each call. */
    private static final class ChangingValue {

        private static final List<String> ALWAYS = List.of("randomUUID", "rand", "timestamp");
        private static final List<String> WITHOUT_ARGUMENTS =
                List.of("datetime", "localdatetime", "date", "time", "localtime");

        private ChangingValue() {}

        static Optional<String> in(List<CypherToken> value) {
            for (int i = 0; i + 1 < value.size(); i++) {
                CypherToken name = value.get(i);
                boolean isField = i > 0 && value.get(i - 1).is('.');
                boolean isCall = value.get(i + 1).is('(') && !isField;
                boolean isBare =
                        isCall && i + 2 < value.size() && value.get(i + 2).is(')');
                boolean isOfApoc = name.isWord("uuid")
                        && i >= 4
                        && value.get(i - 2).isWord("create")
                        && value.get(i - 4).isWord("apoc");
                if (isCall && ALWAYS.stream().anyMatch(name::isWord)
                        || isBare && WITHOUT_ARGUMENTS.stream().anyMatch(name::isWord)
                        || isOfApoc) {
                    return Optional.of(isOfApoc ? "apoc.create.uuid()" : name.text() + "()");
                }
            }
            return Optional.empty();
        }
    }
}
