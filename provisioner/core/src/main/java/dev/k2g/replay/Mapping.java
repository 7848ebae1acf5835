package dev.k2g.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.SourceText;
import dev.k2g.recipe.TopicSpec;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A feed's jq program: one message in, any number of records out. Integers pass through it exactly, whatever their size,
 * and so does {@code tonumber}. What jq computes is 64-bit for integers and double otherwise: sums and products beyond
 * 2^63 wrap, and comparisons ({@code ==}, {@code unique}, {@code sort}, {@code group_by}) are exact to 2^53.
 */
final class Mapping {

    /** The most that one message may become, in bytes; it is held until all of its records are known. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** What a record takes in memory beside its bytes, roughly. */
    private static final long BYTES_PER_RECORD = 100;

    private static final Version JQ = Versions.JQ_1_7;

    /** jackson-jq looks names up when it gets to them, so these come with the data but are the program's fault. */
    private static final Pattern FAULT_OF_THE_PROGRAM =
            Pattern.compile("Function \\S+ does not exist|\\$\\S+ is not defined|module not found: .*");

    private final SourceText program;
    private final JsonQuery query;
    private final Scope scope;
    private final RecordFormat format;

    private Mapping(SourceText program, JsonQuery query, Scope scope, RecordFormat format) {
        this.program = program;
        this.query = query;
        this.scope = scope;
        this.format = format;
    }

    /**
     * Compiles a feed's mapping.
     *
     * @throws InvalidInputException when the program is not jq, naming its file and what is wrong
     */
    static Mapping compile(FeedSpec feed, TopicSpec topic) {
        try {
            JsonQuery query = JsonQuery.compile(feed.map().text(), JQ);
            Scope scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(JQ, scope);
            scope.addFunction("tonumber", 0, new ExactToNumber());
            return new Mapping(feed.map(), query, scope, new RecordFormat(topic, feed));
        } catch (JsonQueryException e) {
            throw wrong(feed.map(), e);
        }
    }

    /**
     * The records of this message, in the program's order.
     *
     * @throws RejectedLineException when the program fails on this message, or makes what no record can hold
     * @throws InvalidInputException when the program calls what does not exist
     */
    List<MappedRecord> records(ObjectNode message) {
        List<MappedRecord> records = new ArrayList<>();
        long[] bytes = {0};
        try {
            query.apply(scope, message, result -> {
                MappedRecord mapped = format.record(result);
                bytes[0] += mapped.size() + BYTES_PER_RECORD;
                if (bytes[0] > MOST_BYTES) {
                    throw new RejectedLineException("the mapping makes more than 64 MiB of records of the message");
                }
                records.add(mapped);
            });
        } catch (JsonQueryException e) {
            if (e.getClass() == JsonQueryException.class
                    && FAULT_OF_THE_PROGRAM
                            .matcher(String.valueOf(e.getMessage()))
                            .matches()) {
                throw wrong(program, e);
            }
            throw new RejectedLineException("the mapping failed: " + e.getMessage());
        } catch (RejectedLineException | K2gException e) {
            throw e;
        } catch (RuntimeException e) {
            // jackson-jq lets a few through, for example of its regular expressions.
            throw new RejectedLineException("the mapping failed: " + e);
        } catch (StackOverflowError e) {
            throw new RejectedLineException("the mapping failed: the message is nested too deeply for it");
        }
        return records;
    }

    private static InvalidInputException wrong(SourceText program, JsonQueryException e) {
        String where = program.file().map(Path::toString).orElse("The feed's map in recipe.yaml");
        return new InvalidInputException(
                FindingCode.MAPPING_INVALID,
                where + " is no jq program: " + firstLine(e.getCause() == null ? e : e.getCause()) + ".",
                "Correct the program; jq's manual is at jqlang.org.",
                e);
    }

    /** The parser's messages go on with everything that it would have liked better. */
    private static String firstLine(Throwable e) {
        String message = IoErrors.inClause(e).lines().findFirst().orElse("");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
