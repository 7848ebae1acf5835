package dev.k2g.cli.command;

import dev.k2g.cli.session.WorkerSink;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.docker.WorkerImageSource;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.worker.EquivalentCommand;
import dev.k2g.docker.worker.KeptNames;
import dev.k2g.docker.worker.WorkerContainer;
import dev.k2g.docker.worker.WorkerRequest;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.recipe.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.net.URI;
import java.util.List;
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
            description =
                    "Where its REST API answers on 127.0.0.1 (default: the port of the target file's connect.worker.url,"
                            + " else 8083, or the next that is free).")
    private @Nullable Integer port;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "The workers' group; its topics are NAME-configs, NAME-offsets and NAME-status (default: what"
                    + " the target file has under connect.worker.kafka, else what a worker of the recipe had before, else"
                    + " k2g-connect-RECIPE).")
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
        tellOfAddress(endpoints);
        if (print != null) {
            print(
                    WorkerPort.with(
                            wanted(),
                            free -> request(
                                    worker,
                                    endpoints,
                                    free,
                                    container().flatMap(container -> container.names(endpoints.kafka())))),
                    print);
            return ExitCode.DONE;
        }
        WorkerContainer container =
                new WorkerContainer(Engine.find(), session().selection().recipeDirectory());
        worker.provide(Engine.find(), session()::progress);
        print(WorkerPort.with(wanted().isPresent() ? wanted() : container.port(), claimed -> {
            WorkerRequest request = request(worker, endpoints, claimed, container.names(endpoints.kafka()));
            return Started.of(request, container.start(request, session().deadline(), session()::progress));
        }));
        return ExitCode.DONE;
    }

    /** The one that there is, if there is an engine at all. */
    private Optional<WorkerContainer> container() {
        try {
            return Optional.of(
                    new WorkerContainer(Engine.find(), session().selection().recipeDirectory()));
        } catch (UnreachableException e) {
            return Optional.empty(); // printing needs none
        }
    }

    private static void refuseManaged(Endpoints endpoints) {
        WorkerCommand.managed(endpoints).ifPresent(problem -> {
            throw new InvalidInputException(
                    problem,
                    "For a worker of your own, say so in the target file: connect.worker in place of connect.managed.");
        });
    }

    /** Where somebody looks for it: by the option, else by the target file. */
    private OptionalInt wanted() {
        return port == null
                ? address().map(WorkerStartCommand::portOf).map(OptionalInt::of).orElseGet(OptionalInt::empty)
                : OptionalInt.of(port);
    }

    private Optional<URI> address() {
        return session()
                .selection()
                .targetFile()
                .map(file -> file.endpoints().connect().uri());
    }

    private static int portOf(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    }

    /** A worker that answers elsewhere than where k2g looks for it would be of no use, and nobody would know. */
    private void tellOfAddress(Endpoints endpoints) {
        Optional<URI> address = address();
        URI here = WorkerContainer.endpoint(wanted().orElse(0)).uri();
        if (print == null && address.isPresent() && !isSame(address.get(), here)) {
            session()
                    .progress("The target " + endpoints.target() + " looks for its worker at " + address.get()
                            + ", and this one answers at " + here
                            + ": correct connect.worker.url, unless that leads here.");
        }
    }

    private static boolean isSame(URI address, URI here) {
        return "http".equals(address.getScheme())
                && List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()))
                && portOf(address) == here.getPort();
    }

    private void print(Started started) {
        print(
                () -> "Worker " + started.name() + " at " + started.address() + ", with " + started.plugin() + " "
                        + started.version() + ".",
                () -> started);
    }

    private WorkerRequest request(
            WorkerImageSource worker, Endpoints endpoints, int chosen, Optional<WorkerNames> existing) {
        return new WorkerRequest(
                WorkerContainer.name(session().selection().recipeDirectory()),
                worker.name(),
                endpoints,
                chosen,
                keys(endpoints, existing),
                replicationFactor,
                WorkerContainer.label(session().selection().recipeDirectory()),
                worker.pluginDiscovery());
    }

    /** @param existing what the recipe's worker that is there has */
    private WorkerKeys keys(Endpoints endpoints, Optional<WorkerNames> existing) {
        WorkerKeys said = session()
                .selection()
                .targetFile()
                .flatMap(TargetFile::worker)
                .map(keys -> group == null || group.equals(keys.group())
                        ? keys
                        : new WorkerKeys(keys.worker(), keys.connectors(), group, "", "", ""))
                .orElseGet(() -> group == null
                        ? WorkerKeys.unnamed(endpoints.kafka())
                        : WorkerKeys.ownOf(endpoints.kafka(), group));
        Recipe recipe = session().selection().recipe();
        WorkerNames ownNames = WorkerNames.ofRecipe(recipe.name());
        WorkerNames names = existing.or(() -> said.group().isEmpty()
                        ? KeptNames.of(endpoints.kafka().with(said.worker()), recipe)
                        : Optional.empty())
                .orElse(ownNames);
        if (said.group().isEmpty() && !names.equals(ownNames)) {
            session()
                    .progress(
                            "The worker keeps the group " + names.group()
                                    + " and its topics, in which its connectors are. "
                                    + ownNames.group() + " is no other recipe's: --group " + ownNames.group()
                                    + " moves it there, and k2g apply makes its connectors anew."
                                    + " Until then connect.worker.kafka of the target file should name what it keeps, for k2g status.");
        }
        return said.named(names);
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
