package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.cypher.SyntaxNode;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields of the event that a statement reads, that no record has, and whose name is nearly that of one that they have. */
final class FieldNameChecks {

    private FieldNameChecks() {}

    static List<Finding> check(LocatedRecipe recipe) {
        List<Finding> findings = new ArrayList<>();
        for (ConsumedTopic consumed : recipe.consumed()) {
            RecordedValues records = recipe.recorded(consumed.topic());
            if (records.complete()) {
                findings.addAll(check(consumed, records));
            }
        }
        return findings;
    }

    private static List<Finding> check(ConsumedTopic consumed, RecordedValues records) {
        SyntaxNode statement = consumed.syntax().tree();
        EventPaths paths =
                EventPaths.of(SinkStatement.valueNames(consumed.connector().config()));
        Set<List<String>> read = paths.in(statement);
        Set<List<String>> told = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        paths.reads(statement)
                .forEach(field -> meant(field.path(), read, records)
                        .filter(meant -> told.add(field.path()))
                        .ifPresent(meant -> findings.add(finding(consumed, field.at(), field.path(), meant, records))));
        return findings;
    }

    /** A statement that reads both fields knows that there are two. */
    static Optional<List<String>> meant(List<String> field, Set<List<String>> read, RecordedValues records) {
        return records.nearest(field).filter(near -> !read.contains(near));
    }

    private static Finding finding(
            ConsumedTopic consumed, SyntaxNode at, List<String> field, List<String> meant, RecordedValues records) {
        return Finding.of(
                FindingCode.FIELD_UNKNOWN,
                consumed.at(at),
                "No record of topic " + consumed.topic().logicalName() + " in its recording has "
                        + String.join(".", field) + ": did you mean " + String.join(".", meant) + "?",
                "Correct the name; the records have " + String.join(", ", records.names(List.of())) + ".");
    }
}
