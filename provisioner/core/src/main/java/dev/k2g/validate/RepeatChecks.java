package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.Merged;
import dev.k2g.recipe.cypher.Merged.Property;
import dev.k2g.recipe.cypher.Projections;
import dev.k2g.recipe.cypher.SyntaxNode;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a statement is safe to repeat: Connect delivers a record at least once, and a replay or a reset delivers all
 * again. What the statement makes anew each time, or computes from what it made the last time, is there twice then.
 */
final class RepeatChecks {

    private static final String[] ASSIGNMENTS = {"SetProp", "SetProps", "AddProp"};

    private final ConsumedTopic consumed;
    private final SyntaxNode statement;
    private final Projections projections;
    private final List<Finding> findings = new ArrayList<>();

    private RepeatChecks(ConsumedTopic consumed) {
        this.consumed = consumed;
        this.statement = consumed.syntax().tree();
        this.projections = new Projections(statement);
    }

    static List<Finding> check(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> new RepeatChecks(consumed).check().stream())
                .toList();
    }

    private List<Finding> check() {
        new Creations(statement).unguarded().forEach(this::created);
        Set<SyntaxNode> onCreate = statement
                .all("MergeAction")
                .filter(action -> action.has("CREATE"))
                .flatMap(action -> action.all(ASSIGNMENTS))
                .collect(Collectors.toSet());
        statement.all(ASSIGNMENTS).filter(item -> !onCreate.contains(item)).forEach(this::assigned);
        Merged.in(statement).stream()
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

    private void assigned(SyntaxNode assignment) {
        SyntaxNode value = projections.written(assignment.parts().get(1));
        SelfReference.of(assignment.parts().get(0), value)
                .ifPresent(property -> report(
                        assignment,
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

    private void report(SyntaxNode at, String problem, String remedy) {
        findings.add(Finding.of(FindingCode.UNSAFE_TO_REPEAT, consumed.at(at), problem, remedy));
    }

    /** A function whose value is another one at each call. */
    private static final class ChangingValue {

        private static final List<String> ALWAYS = List.of("randomuuid", "rand", "timestamp", "apoc.create.uuid");
        private static final List<String> WITHOUT_ARGUMENTS =
                List.of("datetime", "localdatetime", "date", "time", "localtime");

        private ChangingValue() {}

        static Optional<String> in(SyntaxNode value) {
            return value.all("FunctionInvocation")
                    .filter(call -> {
                        String function = MergedFields.function(call);
                        return ALWAYS.contains(function)
                                || WITHOUT_ARGUMENTS.contains(function)
                                        && call.parts().size() == 1;
                    })
                    .map(call -> call.children().get(0).text() + "()")
                    .findFirst();
        }
    }
}
