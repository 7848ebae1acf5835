package dev.k2g.cli.command;

import dev.k2g.cli.session.WorkerSink;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.docker.WorkerImageSource;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.worker.EquivalentCommand;
import dev.k2g.docker.worker.WorkerContainer;
import dev.k2g.docker.worker.WorkerRequest;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code k2g worker start} */
@Command(
        name = "start",
        header = "Start it, and wait until it answers and lists the sink.",
        description = {
            "",
            "The target must run. Where its servers listen on this machine only, the worker has the machine's own network;"
                    + " else a network of its own, and one port on 127.0.0.1. Secrets are in files of the container.",
            ""
        },
        footer = {
            "  k2g --target cloud.yaml worker start",
            "  k2g worker start --image k2g-connect:5.5.2 --port 8183",
            "  k2g worker start --print=compose > compose.yaml"
        })
final class WorkerStartCommand extends SessionCommand {

    private static final String BOTH = "both";

    /** What can be printed. */
    private enum Form {
        both,
        docker,
        compose
    }

    @Option(
            names = "--image",
            paramLabel = "NAME",
            description = "The worker's image (K2G_CONNECT_IMAGE; default: one that is built with the sink).")
    private @Nullable String image;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where its REST API answers on 127.0.0.1 (default: 8083, or the next that is free).")
    private @Nullable Integer port;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "The workers' group; its topics are NAME-configs, NAME-offsets and NAME-status (default: what"
                    + " the target file has under connect.worker.kafka, else k2g-worker).")
    private @Nullable String group;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Of these topics (default: ${DEFAULT-VALUE}, the brokers' own).")
    private int replicationFactor = -1;

    @Option(
            names = "--print",
            paramLabel = "FORM",
            arity = "0..1",
            fallbackValue = BOTH,
            description = "Start nothing; print what does the same, with secrets left as references: docker, compose or"
                    + " both.")
    private @Nullable Form print;

    @Override
    ExitCode run() {
        Endpoints endpoints = session().endpoints();
        refuseManaged(endpoints);
        WorkerImageSource worker = Optional.ofNullable(image)
                .map(WorkerImageSource::named)
                .orElseGet(() -> WorkerImageSource.of(session()
                        .selection()
                        .targetChoices(new WorkerSink(session())
                                .officialSink(session().selection().recipe(), print != null))));
        if (print != null) {
            print(WorkerPort.with(wanted(), free -> request(worker, endpoints, free)), print);
            return ExitCode.DONE;
        }
        Engine engine = Engine.find();
        WorkerContainer container =
                new WorkerContainer(engine, session().selection().recipeDirectory());
        worker.provide(engine, session()::progress);
        print(WorkerPort.with(port == null ? container.port() : wanted(), claimed -> {
            WorkerRequest request = request(worker, endpoints, claimed);
            return Started.of(request, container.start(request, session().deadline(), session()::progress));
        }));
        return ExitCode.DONE;
    }

    private static void refuseManaged(Endpoints endpoints) {
        WorkerCommand.managed(endpoints).ifPresent(problem -> {
            throw new InvalidInputException(
                    problem,
                    "For a worker of your own, say so in the target file: connect.worker in place of connect.managed.");
        });
    }

    private OptionalInt wanted() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private void print(Started started) {
        print(
                () -> "Worker " + started.name() + " at " + started.address() + ", with " + started.plugin() + " "
                        + started.version() + ".",
                () -> started);
    }

    private WorkerRequest request(WorkerImageSource worker, Endpoints endpoints, int chosen) {
        return new WorkerRequest(
                name(),
                worker.name(),
                endpoints,
                chosen,
                keys(endpoints),
                replicationFactor,
                WorkerContainer.label(session().selection().recipeDirectory()));
    }

    private WorkerKeys keys(Endpoints endpoints) {
        return session()
                .selection()
                .targetFile()
                .flatMap(TargetFile::worker)
                .filter(keys -> group == null || group.equals(keys.group()))
                .orElseGet(() -> WorkerKeys.ownOf(endpoints.kafka(), group == null ? "k2g-worker" : group));
    }

    private String name() {
        String folder = Objects.toString(session().selection().recipeDirectory().getFileName(), "");
        return "k2g-worker-" + folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private void print(WorkerRequest request, Form form) {
        String docker = EquivalentCommand.dockerRun(request);
        String compose = EquivalentCommand.compose(request);
        print(
                () -> switch (form) {
                    case docker -> docker;
                    case compose -> compose;
                    case both -> docker + "\n# or, as compose.yaml:\n" + compose;
                },
                () -> new Printed(docker, compose));
    }

    private record Started(String name, String image, String address, String plugin, String version) {

        static Started of(WorkerRequest request, ConnectorPlugin plugin) {
            String address = WorkerContainer.endpoint(request.port()).uri().toString();
            return new Started(request.name(), request.image().name(), address, plugin.className(), plugin.version());
        }
    }

    private record Printed(String docker, String compose) {}
}
