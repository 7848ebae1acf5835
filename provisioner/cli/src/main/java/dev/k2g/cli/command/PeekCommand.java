package dev.k2g.cli.command;

import dev.k2g.cli.render.Columns;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.PeekedRecord;
import dev.k2g.kafka.RecordReader;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code k2g peek} */
@Command(
        name = "peek",
        header = "Show the first records of a topic, without a consumer group.",
        footer = {
            "  k2g peek rsvps                        a topic by the recipe's name for it",
            "  k2g peek meetup-member-group-topic    or by Kafka's",
            "  k2g peek deadLetters                  with the reason why the sink refused a record",
            "  k2g peek deadLetters -o json          and with all headers"
        })
final class PeekCommand extends SessionCommand {

    @Parameters(paramLabel = "TOPIC", description = "The recipe's name for the topic, or Kafka's.")
    private String topic = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many records at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    ExitCode run() {
        if (limit < 1) {
            throw new InvalidInputException("A limit of " + limit + " shows nothing.", "Give --limit 1 or more.");
        }
        Recipe recipe = session().selection().recipe();
        Endpoints endpoints = session().endpointsForKafka();
        String name = nameOf(recipe);
        mustBeThere(name, endpoints, recipe);
        List<PeekedRecord> records = new RecordReader(endpoints.kafka()).read(name, limit);
        print(
                () -> text(records),
                () -> records.stream().map(RecordDocument::of).toList());
        return ExitCode.DONE;
    }

    private String nameOf(Recipe recipe) {
        TopicSpec spec = recipe.topics().get(topic);
        return spec == null ? topic : spec.name();
    }

    private void mustBeThere(String name, Endpoints endpoints, Recipe recipe) {
        try (Kafka kafka = Kafka.connect(endpoints.kafka(), session().options().patience())) {
            Set<String> names = new TreeSet<>(kafka.topics().names());
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        "There is no topic " + name + ".",
                        "Kafka has " + (names.isEmpty() ? "none" : String.join(", ", names))
                                + "; the recipe calls its topics "
                                + String.join(", ", recipe.topics().keySet()) + ".");
            }
        }
    }

    /** Where each lies, its key where records have one, its value, and why it is there where one is a dead letter. */
    private static String text(List<PeekedRecord> records) {
        if (records.isEmpty()) {
            return "No records.\n";
        }
        boolean keyed = records.stream().anyMatch(record -> record.keyText().isPresent());
        boolean explained =
                records.stream().anyMatch(record -> DeadLetter.of(record).isPresent());
        List<String> header = new ArrayList<>(List.of("PARTITION", "OFFSET"));
        if (keyed) {
            header.add("KEY");
        }
        header.add("VALUE");
        if (explained) {
            header.add("REASON");
        }
        return Columns.of(
                header,
                records.stream().map(record -> row(record, keyed, explained)).toList());
    }

    private static List<String> row(PeekedRecord record, boolean keyed, boolean explained) {
        List<String> row = new ArrayList<>();
        row.add(String.valueOf(record.partition()));
        row.add(String.valueOf(record.offset()));
        if (keyed) {
            row.add(record.keyText().orElse("(no key)"));
        }
        row.add(record.valueText().orElse("(tombstone)"));
        if (explained) {
            row.add(DeadLetter.of(record).map(DeadLetter::reason).orElse(""));
        }
        return row;
    }
}
