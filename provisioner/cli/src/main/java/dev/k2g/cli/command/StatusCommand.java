package dev.k2g.cli.command;

import dev.k2g.cli.command.StatusDocument.Connector;
import dev.k2g.cli.command.StatusDocument.Task;
import dev.k2g.cli.render.Columns;
import dev.k2g.cli.render.DiagnosisText;
import dev.k2g.cli.render.Printable;
import dev.k2g.cloud.diagnosis.Diagnosis;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FindingCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.pipeline.SinkReport.DeliveredBy;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.stack.ServerStatus;
import dev.k2g.stack.Target;
import picocli.CommandLine.Command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** {@code k2g status} */
@Command(
        name = "status",
        header = "Show the servers, the connectors and their tasks, and the lag.",
        description = {
            "",
            "Of a target file each endpoint is checked in order: name, TCP, TLS, login, rights, limits and versions. Each"
                    + " failure says what it means and what to do. Nothing is changed. Ends with exit code 0 when nothing"
                    + " failed, 6 when another try may succeed, and else 1.",
            ""
        },
        footer = {
            "  k2g status                                             what runs, and whether the sink keeps up",
            "  k2g status -o json | jq '[.connectors[].lag] | add'    for a script",
            "  k2g --target cloud.yaml status                         whether all is well with what the file names"
        })
final class StatusCommand extends SessionCommand {

    private static final String UNKNOWN = "-";
    private static final String COUNTED = DeliveredBy.COUNTED.toString();

    @Override
    ExitCode run() {
        Target target = session().target();
        if (session().selection().targetFile().isPresent()) {
            return examine(session().selection().targetFile().get());
        }
        List<ServerStatus> servers = target.status();
        StatusDocument status = session().running(target).isPresent()
                ? running(target.name(), servers)
                : new StatusDocument(target.name(), servers, Optional.empty(), List.of());
        print(() -> text(status), () -> status);
        return ExitCode.DONE;
    }

    private ExitCode examine(TargetFile file) {
        Diagnosis diagnosis = Diagnosis.examine(
                file, session().selection().recipe(), session().options().patience());
        List<Connector> connectors = diagnosis.exitCode() == ExitCode.DONE ? connectors() : List.of();
        print(
                () -> new DiagnosisText(session().console().colourOnOut()).of(diagnosis)
                        + (connectors.isEmpty() ? "" : "\n" + table(connectors)),
                () -> StatusDocument.OfTargetFile.of(diagnosis, connectors));
        return diagnosis.exitCode();
    }

    private List<Connector> connectors() {
        try (Pipeline pipeline = session().pipeline()) {
            return connectors(pipeline);
        }
    }

    private static List<Connector> connectors(Pipeline pipeline) {
        return pipeline.sinkStates().stream().map(Connector::of).toList();
    }

    private StatusDocument running(String target, List<ServerStatus> servers) {
        try (Pipeline pipeline = session().pipeline()) {
            Optional<String> sink = Optional.of(DialectSelection.sinkOf(pipeline.connect()));
            return new StatusDocument(target, servers, sink, connectors(pipeline));
        }
    }

    private static String text(StatusDocument status) {
        String servers = Columns.of(
                        List.of("SERVER", "STATE", "VERSION", "ADDRESS", "PID"),
                        status.servers().stream().map(StatusCommand::row).toList())
                + status.sink().map("\nSink: %s\n"::formatted).orElse("");
        return status.connectors().isEmpty() ? servers : servers + "\n" + table(status.connectors());
    }

    private static String table(List<Connector> connectors) {
        return Columns.of(
                        List.of("CONNECTOR", "STATE", "TASKS", "LAG", "DELIVERED", "DEAD-LETTERED"),
                        connectors.stream().map(StatusCommand::row).toList())
                + causes(connectors)
                + expired(connectors);
    }

    private static List<String> row(ServerStatus server) {
        return List.of(
                server.server(),
                server.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                server.version(),
                server.address().isEmpty() ? UNKNOWN : server.address(),
                number(server.pid()));
    }

    private static List<String> row(Connector connector) {
        long running = connector.tasks().stream()
                .filter(task -> task.state().equals("RUNNING"))
                .count();
        return List.of(
                connector.name(),
                connector.state().toLowerCase(Locale.ROOT),
                running + " of " + connector.tasks().size() + " running",
                number(connector.lag()),
                delivered(connector),
                number(connector.deadLettered()));
    }

    private static String delivered(Connector connector) {
        String how = connector.deliveredBy().orElse(COUNTED);
        return number(connector.delivered()) + (how.equals(COUNTED) ? "" : " (" + how + ")");
    }

    private static String causes(List<Connector> connectors) {
        StringBuilder text = new StringBuilder();
        for (Connector connector : connectors) {
            for (Task task : connector.tasks()) {
                task.cause()
                        .ifPresent(cause -> text.append(
                                "\nTask %d of %s failed: %s\n".formatted(task.id(), connector.name(), cause)));
            }
            connector
                    .lastDeadLetter()
                    .ifPresent(letter -> text.append("\nLast dead letter of %s, from %s-%d, offset %d: %s\n"
                            .formatted(
                                    connector.name(),
                                    letter.topic(),
                                    letter.partition(),
                                    letter.offset(),
                                    Printable.of(letter.reason()))));
            connector
                    .warnings()
                    .forEach(warning -> text.append("\n%s: %s\n".formatted(connector.name(), Printable.of(warning))));
        }
        return text.toString();
    }

    private static String expired(List<Connector> connectors) {
        return connectors.stream()
                .filter(connector -> connector.expired().orElse(0) > 0)
                .map(connector -> "\n%d records were gone before %s had read them: k2g explain %s.\n"
                        .formatted(connector.expired().orElse(0), connector.name(), FindingCode.RECORDS_EXPIRED.id()))
                .collect(Collectors.joining());
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : UNKNOWN;
    }
}
