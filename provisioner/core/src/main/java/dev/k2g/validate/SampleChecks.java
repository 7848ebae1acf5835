package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.jq.JqSyntaxException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MappedMessage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What each feed's mapping makes of the first message of its recording. */
final class SampleChecks {

    private SampleChecks() {}

    static List<Finding> check(LocatedRecipe recipe) {
        List<Finding> findings = new ArrayList<>();
        for (FeedSpec feed : recipe.recipe().feeds().values()) {
            SourceLocation inRecipe = recipe.at("feeds", feed.name(), "map");
            SourceLocation map =
                    feed.map().file().map(file -> SourceLocation.at(file, 1)).orElse(inRecipe);
            feed.recording().ifPresent(recording -> findings.addAll(sample(recipe, feed, recording, map)));
        }
        return findings;
    }

    private static List<Finding> sample(LocatedRecipe located, FeedSpec feed, Path recording, SourceLocation map) {
        Recipe recipe = located.recipe();
        SourceLocation ofRecording = located.at("feeds", feed.name(), "recording");
        try {
            Optional<MappedMessage> first = MappedMessage.firstOf(feed, recipe.topicOf(feed), recording);
            return first.map(message -> findings(feed, recording, message, map))
                    .orElseGet(() -> List.of(Finding.of(
                            FindingCode.RECORDING_UNREADABLE,
                            ofRecording,
                            "The recording " + recording + " holds no message.")));
        } catch (InvalidInputException e) {
            if (e.getCause() instanceof JqSyntaxException syntax) {
                return List.of(noProgram(feed, map, syntax));
            }
            FindingCode code = e.code().severity().isPresent() ? e.code() : FindingCode.MAPPING_INVALID;
            return List.of(Finding.of(
                    code,
                    code == FindingCode.RECORDING_UNREADABLE ? ofRecording : map,
                    String.valueOf(e.getMessage())));
        }
    }

    private static Finding noProgram(FeedSpec feed, SourceLocation map, JqSyntaxException wrong) {
        return feed.map().file().isPresent()
                ? Finding.of(
                        FindingCode.MAPPING_INVALID,
                        new SourceLocation(map.file(), OptionalInt.of(wrong.line()), OptionalInt.of(wrong.column())),
                        "This is no jq program: " + wrong.problem() + ".")
                : Finding.of(
                        FindingCode.MAPPING_INVALID,
                        map,
                        "The map of feed %s is no jq program: %s, at line %d, column %d."
                                .formatted(feed.name(), wrong.problem(), wrong.line(), wrong.column()));
    }

    private static List<Finding> findings(
            FeedSpec feed, Path recording, MappedMessage message, SourceLocation location) {
        String first = "The first message of " + recording.getFileName();
        if (message.rejection().isPresent()) {
            return List.of(Finding.of(
                    FindingCode.MESSAGE_REJECTED,
                    location,
                    first + " is rejected: " + message.rejection().get() + "."));
        }
        if (message.records().isEmpty()) {
            return List.of(Finding.of(FindingCode.NO_RECORDS, location, first + " becomes no record."));
        }
        List<String> rejections = message.records().stream()
                .flatMap(record -> record.rejection().stream())
                .distinct()
                .toList();
        long rejected = message.records().stream()
                .filter(record -> record.rejection().isPresent())
                .count();
        return rejections.isEmpty()
                ? List.of()
                : List.of(Finding.of(
                        FindingCode.RECORD_REJECTED,
                        location,
                        first + " becomes " + message.records().size() + " records for feed " + feed.name()
                                + ", of which " + rejected + " are rejected: " + String.join("; ", rejections) + "."));
    }
}
