package dev.k2g.cli.command;

import dev.k2g.cli.render.TryText;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.pipeline.TryEvent;
import dev.k2g.pipeline.TryReport;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** {@code k2g try} */
@Command(
        name = "try",
        header = "Show what the sink would write for one event, and roll it back.",
        description = {
            "",
            "The event is a message, which goes through the feed's mapping first; with --topic it is a record as it lies"
                    + " in the topic: a value, or {\"key\": …, \"value\": …, \"headers\": {…}}. The recipe's Cypher runs as"
                    + " the sink runs it. Nothing is sent, and nothing stays in the graph. What the Cypher matches is"
                    + " shown where it has a name for it.",
            ""
        },
        footer = {
            "  head -n 1 features/meetup-rsvp/rsvps.ndjson | k2g try --event -",
            "  k2g try --event @message.json --feed rsvps",
            "  k2g try --topic rsvps --event '{\"member_id\": 1, \"time\": 2, \"group_topic_name\": \"Canoeing\"}'"
        })
final class TryCommand extends SessionCommand {

    @Option(
            names = "--event",
            paramLabel = "JSON, @FILE or -",
            required = true,
            description = "The event: its text, a file with it, or - for standard input.")
    private String event = "";

    @ArgGroup
    private Kind kind = new Kind();

    @Override
    ExitCode run() {
        String text = text();
        try (Pipeline pipeline = session().pipeline()) {
            TryEvent trial = new TryEvent(pipeline.recipe(), pipeline.graph());
            TryReport report = kind.topic == null
                    ? trial.message(pipeline.feed(Optional.ofNullable(kind.feed)), text)
                    : trial.record(topic(pipeline.recipe(), kind.topic), text);
            print(() -> TryText.of(report), () -> TryDocument.of(report));
            session().progress("Nothing was written: it is rolled back.");
            return ExitCode.DONE;
        }
    }

    private String text() {
        if (event.startsWith("@")) {
            Path file = session().console().directory().resolve(event.substring(1));
            return session().console().jsonText(file.toString(), "The event");
        }
        return event.equals("-") ? session().console().jsonText("-", "The event") : event;
    }

    private static TopicSpec topic(Recipe recipe, String name) {
        return recipe.topics().values().stream()
                .filter(topic ->
                        topic.logicalName().equals(name) || topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "The recipe " + recipe.name() + " has no topic " + name + ".",
                        "Its topics are: " + String.join(", ", recipe.topics().keySet()) + "."));
    }

    private static final class Kind {
        @Option(
                names = "--feed",
                paramLabel = "NAME",
                description = "The feed that the message is for (default: the only one).")
        private @Nullable String feed;

        @Option(names = "--topic", paramLabel = "NAME", description = "The event is a record of this topic.")
        private @Nullable String topic;
    }
}
