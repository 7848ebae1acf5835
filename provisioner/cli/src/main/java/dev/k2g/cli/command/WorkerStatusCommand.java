package dev.k2g.cli.command;

import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.docker.engine.FoundContainer;
import dev.k2g.docker.worker.WorkerContainer;
import dev.k2g.docker.worker.WorkerReadiness;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.failure.ExitCode;
import picocli.CommandLine.Command;

import java.util.Optional;

/** {@code k2g worker status} */
@Command(
        name = "status",
        header = "Say whether it runs, answers, and has the sink.",
        footer = {"  k2g worker status", "  k2g worker status -o json"})
final class WorkerStatusCommand extends SessionCommand {

    @Override
    ExitCode run() {
        WorkerContainer worker = WorkerCommand.worker(session());
        Status status = worker.find()
                .map(container -> status(worker, container))
                .orElseGet(() -> new Status("", "stopped", "", Optional.empty(), Optional.empty()));
        print(() -> text(status), () -> status);
        return ExitCode.DONE;
    }

    private Status status(WorkerContainer worker, FoundContainer container) {
        ConnectEndpoint endpoint = WorkerContainer.endpoint(worker.port().orElse(0));
        Optional<ConnectorPlugin> sink = container.running()
                ? new WorkerReadiness(endpoint, session().redaction(), container::running, worker::log).sinkNow()
                : Optional.empty();
        String state = sink.isPresent() ? "running" : container.running() ? "not answering" : "stopped";
        return new Status(
                container.name(),
                state,
                container.running() ? endpoint.uri().toString() : "",
                sink.map(ConnectorPlugin::className),
                sink.map(ConnectorPlugin::version));
    }

    private static String text(Status status) {
        return "Worker " + (status.name().isEmpty() ? "" : status.name() + " ") + "is " + status.state()
                + (status.address().isEmpty() ? "" : " at " + status.address())
                + status.plugin()
                        .map(plugin ->
                                ", with " + plugin + " " + status.version().orElse(""))
                        .orElse("")
                + ".";
    }

    private record Status(
            String name, String state, String address, Optional<String> plugin, Optional<String> version) {}
}
