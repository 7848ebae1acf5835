package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.cypher.CypherToken.Kind;
import dev.k2g.recipe.cypher.MergePatterns;
import dev.k2g.recipe.cypher.Merged.Property;
import dev.k2g.sinkconfig.SinkStatement;
import dev.k2g.validate.LocatedRecipe.ConsumedTopic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a property that is merged on can be null: a field that no feed requires, and that no condition guards. */
final class MergeNullChecks {

    private MergeNullChecks() {}

    static List<Finding> check(LocatedRecipe recipe) {
        return recipe.consumed().stream()
                .flatMap(consumed -> check(recipe, consumed))
                .toList();
    }

    private static Stream<Finding> check(LocatedRecipe recipe, ConsumedTopic consumed) {
        EventPaths paths = new EventPaths(
                consumed.tokens(), SinkStatement.valueNames(consumed.connector().config()));
        List<FeedSpec> feeds = recipe.recipe().feeds().values().stream()
                .filter(feed -> feed.to().equals(consumed.topic().logicalName()))
                .toList();
        List<Finding> findings = new ArrayList<>();
        Set<List<String>> told = new LinkedHashSet<>();
        for (Property property : properties(consumed)) {
            paths.field(property.value())
                    .filter(field -> !isRequired(field, feeds) && !paths.isGuarded(field) && told.add(field))
                    .ifPresent(field -> findings.add(finding(consumed, property, String.join(".", field), feeds)));
        }
        return findings.stream();
    }

    private static List<Property> properties(ConsumedTopic consumed) {
        return MergePatterns.of(consumed.tokens()).stream()
                .flatMap(List::stream)
                .flatMap(merged -> merged.properties().stream())
                .toList();
    }

    /** A feed requires fields of the value itself, not those inside. */
    private static boolean isRequired(List<String> field, List<FeedSpec> feeds) {
        return field.size() == 1
                && !feeds.isEmpty()
                && feeds.stream().allMatch(feed -> feed.require().contains(field.get(0)));
    }

    private static Finding finding(ConsumedTopic consumed, Property property, String field, List<FeedSpec> feeds) {
        String loss = consumed.connector().deadLetters().isPresent() ? "becomes a dead letter" : "stops the task";
        boolean canRequire = !field.contains(".") && !feeds.isEmpty();
        String filter = "ilter in the Cypher with WHERE " + written(property) + " IS NOT NULL.";
        return Finding.of(
                FindingCode.MERGE_ON_NULL,
                consumed.at(property.at()),
                "MERGE on " + property.name() + ": a record of topic "
                        + consumed.topic().logicalName() + " without " + field + " " + loss + ".",
                canRequire
                        ? "Add " + field + " to require of feed " + feeds.get(0).name() + ", or f" + filter
                        : "F" + filter);
    }

    private static String written(Property property) {
        return property.value().stream()
                .map(token -> token.kind() == Kind.QUOTED_NAME ? "`" + token.text() + "`" : token.text())
                .collect(Collectors.joining());
    }
}
