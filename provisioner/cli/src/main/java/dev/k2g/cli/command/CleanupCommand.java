package dev.k2g.cli.command;

import dev.k2g.cli.render.Quantity;
import dev.k2g.failure.ExitCode;
import dev.k2g.features.stack.Leftovers;
import dev.k2g.pipeline.Clients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code k2g cleanup}: takes away what an aborted run of feature files left. */
@Command(
        name = "cleanup",
        description = "Take away the topics and connectors that an aborted verify left on the target.",
        footer = {
            "  k2g cleanup --dry-run                 what would go",
            "  k2g --target staging.yaml cleanup     after a verify that was killed",
            "",
            "A verify that goes on elsewhere on this target loses its topics too: let it end first."
        })
final class CleanupCommand extends SessionCommand {

    @Option(names = "--dry-run", description = "Show what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Override
    ExitCode run() {
        try (Clients clients =
                Clients.open(session().endpoints(), session().options().patience())) {
            Leftovers leftovers = Leftovers.find(clients.kafka(), clients.connect());
            if (!dryRun && !leftovers.isEmpty()) {
                session().confirm(clients.endpoints(), summary(leftovers) + " to delete");
                leftovers.remove(
                        clients.kafka(), clients.connect(), session().options().timeout());
            }
            print(() -> text(leftovers), () -> new Document(leftovers.connectors(), leftovers.topics(), !dryRun));
            return ExitCode.DONE;
        }
    }

    private String text(Leftovers leftovers) {
        if (leftovers.isEmpty()) {
            return "Nothing is left of scenarios.";
        }
        String names = Stream.concat(
                        leftovers.connectors().stream().map(name -> "- connector " + name + "\n"),
                        leftovers.topics().stream().map(name -> "- topic " + name + "\n"))
                .collect(Collectors.joining());
        return names + "\n" + summary(leftovers) + (dryRun ? " would be deleted." : " deleted.");
    }

    private static String summary(Leftovers leftovers) {
        return Quantity.of(leftovers.connectors().size(), "connector") + " and "
                + Quantity.of(leftovers.topics().size(), "topic");
    }

    /** What {@code -o json} prints. */
    private record Document(List<String> connectors, List<String> topics, boolean deleted) {}
}
