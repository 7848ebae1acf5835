package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.sinkconfig.SinkStatement.SinkRelease;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;
import dev.k2g.validate.MergedFields.MergedField;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a property that is merged on can be null: a field that no feed requires, and that no condition guards. */
final class MergeNullChecks {

    private final ConsumedTopic consumed;
    private final List<FeedSpec> feeds;
    private final RecordedValues records;
    private final List<String> bindings;

    private MergeNullChecks(LocatedRecipe recipe, ConsumedTopic consumed) {
        this.consumed = consumed;
        this.feeds = recipe.recipe().feeds().values().stream()
                .filter(feed -> feed.to().equals(consumed.topic().logicalName()))
                .toList();
        this.records = recipe.recorded(consumed.topic());
        this.bindings =
                List.copyOf(SinkStatement.valueNames(consumed.connector().config()));
    }

    static List<Finding> check(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> new MergeNullChecks(recipe, consumed).check().stream())
                .toList();
    }

    private List<Finding> check() {
        Set<String> names = Set.copyOf(bindings);
        Set<List<String>> read = EventPaths.of(names).in(consumed.syntax().tree());
        Set<List<String>> told = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (MergedField merged : MergedFields.of(consumed.syntax().tree(), names)) {
            boolean isMistyped =
                    FieldNameChecks.meant(merged.field(), read, records).isPresent();
            if (!isMistyped && !merged.isGuarded()) {
                finding(merged).filter(finding -> told.add(merged.field())).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> finding(MergedField merged) {
        if (isRequired(merged.field())) {
            boolean isLegacy = SinkRelease.of(consumed.connector()) == SinkRelease.LEGACY;
            return records.tombstones() && !merged.isGuardedAgainstTombstones() && !isLegacy
                    ? Optional.of(ofTombstones(merged))
                    : Optional.empty();
        }
        boolean nothingSpeaksAgainst = merged.isGuardedAgainstTombstones() && records.allHave(merged.field());
        return nothingSpeaksAgainst ? Optional.empty() : Optional.of(ofRecords(merged));
    }

    /** A feed requires fields of the value itself, not those inside. */
    private boolean isRequired(List<String> field) {
        return field.size() == 1
                && !feeds.isEmpty()
                && feeds.stream().allMatch(feed -> feed.require().contains(field.get(0)));
    }

    private Finding ofTombstones(MergedField merged) {
        return Finding.of(
                FindingCode.MERGE_ON_NULL,
                consumed.at(merged.property().at()),
                "MERGE on " + merged.property().name() + ": a tombstone of topic "
                        + consumed.topic().logicalName() + " " + loss() + ".",
                "Say in the Cypher what a record does that has a key and no value; where that is nothing, begin with WITH "
                        + String.join(", ", bindings) + " WHERE " + bindings.get(0) + " IS NOT NULL.");
    }

    private Finding ofRecords(MergedField merged) {
        String field = String.join(".", merged.field());
        return Finding.of(
                FindingCode.MERGE_ON_NULL,
                consumed.at(merged.property().at()),
                "MERGE on " + merged.property().name() + ": a record of topic "
                        + consumed.topic().logicalName() + " without " + field + " " + loss() + ".",
                remedy(merged, field));
    }

    private String loss() {
        return consumed.connector().deadLetters().isPresent() ? "becomes a dead letter" : "stops the task";
    }

    /** What is advised must not keep away the records that a statement deletes by, or all of them. */
    private String remedy(MergedField merged, String field) {
        String isThere = merged.property().value().text() + " IS NOT NULL";
        if (records.noneHas(merged.field())) {
            return "No record of the recording has it: they have "
                    + String.join(", ", records.names(List.of())) + ". Take one of these, or filter in the Cypher with"
                    + " WHERE " + isThere + ".";
        }
        if (handlesDeletions()) {
            return "Guard this MERGE alone, since the Cypher handles deletions too: FOREACH (_ IN CASE WHEN " + isThere
                    + " THEN [1] ELSE [] END | MERGE …).";
        }
        String filter = "ilter in the Cypher with WHERE " + isThere + ".";
        boolean canRequire = merged.field().size() == 1 && !feeds.isEmpty();
        return canRequire
                ? "Add " + field + " to require of feed " + feeds.get(0).name() + ", or f" + filter
                : "F" + filter;
    }

    private boolean handlesDeletions() {
        return consumed.syntax()
                .tree()
                .all()
                .anyMatch(part -> part.is("DeleteClause") || part.is("NullComparison") && !part.has("NOT"));
    }
}
