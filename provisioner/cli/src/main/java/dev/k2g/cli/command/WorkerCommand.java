package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.docker.worker.WorkerContainer;
import dev.k2g.docker.worker.WorkerReadiness;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.start.ServerLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Optional;

/** {@code k2g worker}, and its commands but start. */
@Command(
        name = "worker",
        header = "A Connect worker in a container, against the target's Kafka.",
        subcommands = {
            WorkerStartCommand.class,
            WorkerCommand.Stop.class,
            WorkerCommand.Status.class,
            WorkerCommand.Logs.class
        },
        footer = {
            "  k2g --target cloud.yaml worker start",
            "  k2g worker start --print       what to type instead",
            "  k2g worker start --help"
        })
final class WorkerCommand extends CommandGroup {

    WorkerCommand() {
        super("worker needs a command: start, stop, status or logs.");
    }

    /** That a target needs no worker, in a sentence; empty when it does. */
    static Optional<String> managed(Endpoints endpoints) {
        return endpoints.connect().service() == Service.CONFLUENT_CLOUD
                ? Optional.of("The connectors of the target " + endpoints.target()
                        + " are managed by Confluent: they need no worker.")
                : Optional.empty();
    }

    /** The same of a target file. */
    private static Optional<String> managed(Session session) {
        return session.selection().targetFile().map(TargetFile::endpoints).flatMap(WorkerCommand::managed);
    }

    /** The recipe's worker, for the commands that speak of it. */
    static WorkerContainer worker(Session session) {
        return new WorkerContainer(Engine.find(), session.selection().recipeDirectory());
    }

    /** {@code k2g worker stop} */
    @Command(
            name = "stop",
            header = "Stop and remove it. What it knows stays in its topics.",
            footer = {"  k2g worker stop"})
    static final class Stop extends SessionCommand {

        @Override
        ExitCode run() {
            WorkerContainer worker = WorkerCommand.worker(session());
            String name = worker.required().name();
            session().progress("Stopping " + name + ".");
            worker.stop();
            print(() -> "Stopped.", () -> new Stopped(name, true));
            return ExitCode.DONE;
        }

        private record Stopped(String name, boolean stopped) {}
    }

    /** {@code k2g worker status} */
    @Command(
            name = "status",
            header = "Say whether it runs, answers, and has the sink.",
            footer = {"  k2g worker status", "  k2g worker status -o json"})
    static final class Status extends SessionCommand {

        @Override
        ExitCode run() {
            Optional<String> managed = managed(session());
            if (managed.isPresent()) {
                print(
                        () -> managed.get() + " k2g status says how they are.",
                        () -> new Document("", "managed", "", Optional.empty(), Optional.empty()));
                return ExitCode.DONE;
            }
            WorkerContainer worker = WorkerCommand.worker(session());
            Document status = worker.find()
                    .map(container -> status(worker, container))
                    .orElseGet(() -> new Document("", "stopped", "", Optional.empty(), Optional.empty()));
            print(() -> text(status), () -> status);
            return ExitCode.DONE;
        }

        private Document status(WorkerContainer worker, FoundContainer container) {
            ConnectEndpoint endpoint = WorkerContainer.endpoint(worker.port().orElse(0));
            Optional<ConnectorPlugin> sink = container.running()
                    ? new WorkerReadiness(endpoint, session().redaction(), container::running, worker::log).sinkNow()
                    : Optional.empty();
            String state = sink.isPresent() ? "running" : container.running() ? "not answering" : "stopped";
            return new Document(
                    container.name(),
                    state,
                    container.running() ? endpoint.uri().toString() : "",
                    sink.map(ConnectorPlugin::className),
                    sink.map(ConnectorPlugin::version));
        }

        private static String text(Document status) {
            return "Worker " + (status.name().isEmpty() ? "" : status.name() + " ") + "is " + status.state()
                    + (status.address().isEmpty() ? "" : " at " + status.address())
                    + status.plugin()
                            .map(plugin ->
                                    ", with " + plugin + " " + status.version().orElse(""))
                            .orElse("")
                    + ".";
        }

        private record Document(
                String name, String state, String address, Optional<String> plugin, Optional<String> version) {}
    }

    /** {@code k2g worker logs} */
    @Command(
            name = "logs",
            header = "Show the end of its log.",
            footer = {"  k2g worker logs", "  k2g worker logs --lines 200"})
    static final class Logs extends SessionCommand {

        @Option(
                names = {"-n", "--lines"},
                paramLabel = "N",
                defaultValue = "20",
                description = "How many lines (default: ${DEFAULT-VALUE}).")
        private int lines = 20;

        @Override
        ExitCode run() {
            if (lines < 0) {
                throw new InvalidInputException("There cannot be " + lines + " lines.", "Give --lines 0 or more.");
            }
            managed(session()).ifPresent(problem -> {
                throw new InvalidInputException(
                        problem, "k2g status has why one fails; the rest of its log is in Confluent's console.");
            });
            WorkerContainer worker = WorkerCommand.worker(session());
            worker.required();
            session().running(session().target()); // masks its secrets
            List<String> tail = ServerLog.tail(worker.log(), lines).stream()
                    .map(session().redaction()::redact)
                    .toList();
            print(() -> String.join("\n", tail), () -> tail);
            return ExitCode.DONE;
        }
    }
}
