package dev.k2g.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.jq.JqException;
import dev.k2g.jq.JqProgram;
import dev.k2g.jq.JqSyntaxException;
import dev.k2g.jq.RefusedException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.TopicSpec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A feed's jq program: one message in, any number of records out. Numbers pass through it exactly, and what it computes with
 * those that a double cannot hold is exact, or the message is rejected.
 */
final class Mapping {

    /** The most that one message may become, in bytes; it is held until all of its records are known. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** What a record takes in memory beside its bytes, roughly. */
    private static final long BYTES_PER_RECORD = 100;

    private final JqProgram program;
    private final boolean isWritten;
    private final RecordFormat format;

    private Mapping(JqProgram program, boolean isWritten, RecordFormat format) {
        this.program = program;
        this.isWritten = isWritten;
        this.format = format;
    }

    /**
     * Compiles a feed's mapping.
     *
     * @throws InvalidInputException when the program is not jq, or calls what does not exist, naming its file and what is
     *     wrong
     */
    static Mapping compile(FeedSpec feed, TopicSpec topic) {
        try {
            RecordFormat format = new RecordFormat(topic, feed);
            return new Mapping(JqProgram.compile(feed.map().text()), feed.isMapped(), format);
        } catch (JqSyntaxException e) {
            throw wrong(feed.map(), e);
        }
    }

    /**
     * The records of this message, in the program's order.
     *
     * @throws RejectedLineException when the program fails on this message, or makes what no record can hold; or when there
     *     is no program, and the message is no object
     */
    List<MappedRecord> records(JsonNode message) {
        if (!isWritten) {
            return List.of(format.record(object(message)));
        }
        List<MappedRecord> records = new ArrayList<>();
        long[] bytes = {0};
        try {
            program.run(message, result -> {
                MappedRecord mapped = format.mapped(result);
                bytes[0] += mapped.size() + BYTES_PER_RECORD;
                if (bytes[0] > MOST_BYTES) {
                    throw new RejectedLineException("the mapping makes more than 64 MiB of records of the message");
                }
                records.add(mapped);
            });
        } catch (JqException | RefusedException e) {
            throw new RejectedLineException("the mapping failed: " + e.getMessage());
        }
        return records;
    }

    private static JsonNode object(JsonNode message) {
        if (!message.isObject()) {
            throw new RejectedLineException("the message is no JSON object but "
                    + message.getNodeType().toString().toLowerCase(Locale.ROOT)
                    + ": give the feed a map that makes records of it");
        }
        return message;
    }

    private static InvalidInputException wrong(SourceText program, JqSyntaxException e) {
        String where = program.file().map(Path::toString).orElse("The feed's map in recipe.yaml");
        return new InvalidInputException(
                FindingCode.MAPPING_INVALID,
                "%s is no jq program: %s, at line %d, column %d.".formatted(where, e.problem(), e.line(), e.column()),
                "Correct the program; docs/recipe.md says which jq this is, and jq's manual is at jqlang.org.",
                e);
    }
}
