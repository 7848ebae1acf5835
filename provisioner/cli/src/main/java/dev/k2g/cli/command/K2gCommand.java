package dev.k2g.cli.command;

import dev.k2g.cli.session.GlobalOptions;
import dev.k2g.cli.session.OutputFormat;
import dev.k2g.cli.session.Session;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code k2g} itself: what there is without a command. */
@Command(
        name = "k2g",
        header = "Kafka to Graph: one recipe for topics, constraints, connectors and the graph they make.%n",
        subcommands = {
            UpCommand.class,
            StartCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            EnvCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            DestroyCommand.class,
            CleanupCommand.class,
            ImportCommand.class,
            UnlockCommand.class,
            ConnectorCommand.class,
            ReplayCommand.class,
            PeekCommand.class,
            QueryCommand.class,
            TryCommand.class,
            VerifyCommand.class,
            StreamCommand.class,
            TwinCommand.class,
            InitCommand.class,
            MigrateCommand.class,
            ExplainCommand.class,
            BenchCommand.class,
            PluginCommand.class,
            ImageCommand.class,
            WorkerCommand.class,
            CompletionCommand.class
        },
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions, before or after the command:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g up                           run the RSVP recipe, from nothing to its queries",
            "  k2g query canoeing               ask the graph",
            "  k2g --recipe my-recipe up        run a recipe of your own",
            "  k2g up --help                    say more about a command",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or an invalid recipe, 3 changes pending, 4 partly",
            "applied, 5 verification failed, 6 unreachable or timed out, 7 locked or a stale plan,",
            "130 interrupted."
        })
public final class K2gCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final GlobalOptions options;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of k2g, the servers that it runs, and Java.")
    private boolean version;

    /** The root of this session's commands. */
    public K2gCommand(Session session) {
        this.session = session;
        this.options = session.options();
    }

    Session session() {
        return session;
    }

    /** Shows the help to a person; for a script it is wrong usage all the same. */
    @Override
    public Integer call() {
        if (session.options().output() == OutputFormat.json) {
            throw new InvalidInputException("A command is missing.", "See k2g --help.");
        }
        session.console().print(spec.commandLine().getUsageMessage());
        return ExitCode.INVALID.number();
    }
}
