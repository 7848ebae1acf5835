package dev.k2g.validate;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.jq.JqSyntaxException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MappedMessage;
import dev.k2g.replay.RecordingSample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each feed's mapping makes of the first message of its recording, and what it would reject of the next ones. */
final class SampleChecks {

    private static final int REASONS_SHOWN = 3;

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
            return first.map(message -> Stream.concat(
                                    findings(feed, recording, message, map).stream(),
                                    others(feed, recipe, recording, message).stream())
                            .toList())
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

    /** Where the first message has told it all, the others are not told again. */
    private static Optional<Finding> others(FeedSpec feed, Recipe recipe, Path recording, MappedMessage first) {
        boolean isTold = first.rejection().isPresent()
                || first.records().stream()
                        .anyMatch(record -> record.rejection().isPresent());
        RecordingSample sample = RecordingSample.of(feed, recipe.topicOf(feed), recording);
        if (isTold || sample.rejected() == 0) {
            return Optional.empty();
        }
        String reasons = sample.reasons().stream()
                .limit(REASONS_SHOWN)
                .map(reason -> reason.count() + " × " + reason.text())
                .collect(Collectors.joining("; "));
        return Optional.of(Finding.of(
                FindingCode.MESSAGES_REJECTED,
                SourceLocation.at(
                        recording, Math.toIntExact(sample.reasons().get(0).firstLine())),
                "Of the first " + sample.messages() + " messages of " + recording.getFileName() + ", "
                        + sample.rejected() + " would be rejected, or some of their records: " + reasons + "."));
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
