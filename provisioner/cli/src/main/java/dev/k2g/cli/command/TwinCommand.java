package dev.k2g.cli.command;

import dev.k2g.cli.session.Interruption;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import dev.k2g.stack.files.DirectoryLock;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.twin.Twin;
import dev.k2g.twin.TwinOptions;
import dev.k2g.twin.TwinRights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** {@code k2g twin}, and {@code k2g twin start}. */
@Command(
        name = "twin",
        header = "A rehearsal of the cloud, before the local target.",
        subcommands = TwinCommand.Start.class,
        footer = {"  k2g twin start", "  k2g twin start --help"})
final class TwinCommand extends CommandGroup {

    TwinCommand() {
        super("twin needs a command: start.");
    }

    /** {@code k2g twin start} */
    @Command(
            name = "start",
            header = "Serve Confluent Cloud's Connect API and the Aura API before the local target, until Ctrl-C.",
            description = {
                "",
                "Both behave as their documentation says: they want a login, take their time, mask secrets and add keys of their"
                        + " own. Managed connectors run in the local worker, beside its own; with --connect worker, k2g worker"
                        + " start runs them. On Kafka, k2g, worker and connectors may do what terraform/ grants for the"
                        + " recipe, and nothing else. Prints the path of a target file; the"
                        + " environment variables that it refers to are in the file env beside it.",
                ""
            },
            footer = {
                "  k2g twin start",
                "  . .k2g/twin/env && k2g --target .k2g/twin/target.yaml plan     in another terminal",
                "  k2g twin start --connect worker",
                "  k2g twin start --delay 20s --throttle-every 3 --fail-every 5",
                "  terraform/acls my.tfvars > acls.json && k2g twin start --acls acls.json"
            })
    static final class Start extends SessionCommand {

        private static final int LAST_PORT = 65_535;

        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "0",
                description = "Where to listen; 0 for any free port (default: ${DEFAULT-VALUE}).")
        private int port;

        @Option(
                names = "--delay",
                paramLabel = "TIME",
                defaultValue = "2s",
                description = "How long the services take for what they accept (default: ${DEFAULT-VALUE}).")
        private Duration delay = Duration.ZERO;

        @Option(
                names = "--throttle-every",
                paramLabel = "N",
                defaultValue = "0",
                description = "Answer every so-manyth call with 429 and Retry-After: 1; 0 for none.")
        private int throttleEvery;

        @Option(
                names = "--fail-every",
                paramLabel = "N",
                defaultValue = "0",
                description = "Fail every so-manyth call, by 503 or by breaking off, carried out or not; 0 for none.")
        private int failEvery;

        /** Who runs connectors, as Terraform's variable of this name has it. */
        private enum Connectors {
            worker,
            managed
        }

        @Option(
                names = "--connect",
                paramLabel = "WHO",
                description =
                        "Who runs connectors: managed, or worker for a worker of one's own (default: managed, or whose"
                                + " rights --acls has).")
        private @Nullable Connectors connect;

        @Option(
                names = "--acls",
                paramLabel = "FILE",
                description =
                        "What may be done on Kafka, as terraform/acls prints it (default: what the recipe needs, and runs"
                                + " of k2g verify).")
        private @Nullable Path acls;

        @Override
        ExitCode run() {
            check();
            TwinOptions options =
                    new TwinOptions(port, delay, throttleEvery, Duration.ofSeconds(1), failEvery, Duration.ofHours(1));
            Endpoints stack = stack();
            StackDirectory folder =
                    new StackDirectory(session().selection().stateDirectory().resolve("twin"));
            folder.create();
            CountDownLatch end = new CountDownLatch(1);
            // another twin would take these rights away, and the target file
            try (DirectoryLock lock = DirectoryLock.take(folder);
                    Twin twin = Twin.start(stack, rights(), options, session()::progress);
                    Interruption.Scope scope = session().interruption().stoppedBy(end::countDown)) {
                Started started = write(twin, folder);
                print(started::targetFile, () -> started);
                session()
                        .progress("In another terminal: . " + started.environmentFile() + " && k2g --target "
                                + started.targetFile() + " plan. Ctrl-C ends the twin.");
                end.await();
            } catch (InterruptedException e) {
                throw CancelledException.interrupted("the twin was served", e);
            }
            return ExitCode.INTERRUPTED;
        }

        private void check() {
            if (port < 0 || port > LAST_PORT) {
                throw new InvalidInputException(
                        "There is no port " + port + ".", "Choose one up to " + LAST_PORT + "; 0 takes any free one.");
            }
            if (throttleEvery < 0 || failEvery < 0) {
                throw new InvalidInputException(
                        "Calls cannot be counted by " + Math.min(throttleEvery, failEvery) + ".",
                        "Give --throttle-every and --fail-every a number, or 0 for none.");
            }
        }

        private Endpoints stack() {
            Endpoints stack = session().endpoints();
            if (!stack.target().equals("local")) {
                throw new InvalidInputException(
                        "A twin stands before the local target, not before " + stack.target() + ".",
                        "Leave out --target, and start the local one with k2g up.");
            }
            return stack;
        }

        private TwinRights rights() {
            if (acls == null) {
                Recipe recipe = session().selection().recipe();
                return connect == Connectors.worker ? TwinRights.ofWorker(recipe) : TwinRights.of(recipe);
            }
            TwinRights rights = TwinRights.read(acls);
            Connectors granted = rights.worker().isEmpty() ? Connectors.managed : Connectors.worker;
            if (connect != null && connect != granted) {
                throw new InvalidInputException(
                        acls + " has the rights for connect = \"" + granted + "\".",
                        "Print others with terraform/acls, or leave out --connect.");
            }
            return rights;
        }

        private static Started write(Twin twin, StackDirectory folder) {
            Path targetFile = folder.root().resolve("target.yaml");
            Path environmentFile = folder.root().resolve("env");
            Map<String, String> variables = new TreeMap<>();
            twin.variables().forEach((name, value) -> variables.put(name, value.reveal()));
            folder.write(targetFile, twin.targetFile());
            folder.write(environmentFile, EnvCommand.exports(variables) + "\n");
            return new Started(twin.address().toString(), targetFile.toString(), environmentFile.toString());
        }

        /** As {@code -o json} prints it. */
        private record Started(String address, String targetFile, String environmentFile) {}
    }
}
