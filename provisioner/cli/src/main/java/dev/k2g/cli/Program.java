package dev.k2g.cli;

import dev.k2g.cli.command.ApplyCommand;
import dev.k2g.cli.command.BenchCommand;
import dev.k2g.cli.command.CleanupCommand;
import dev.k2g.cli.command.CompletionCommand;
import dev.k2g.cli.command.ConnectorCommand;
import dev.k2g.cli.command.ConnectorPauseCommand;
import dev.k2g.cli.command.ConnectorResetCommand;
import dev.k2g.cli.command.ConnectorRestartCommand;
import dev.k2g.cli.command.ConnectorResumeCommand;
import dev.k2g.cli.command.DestroyCommand;
import dev.k2g.cli.command.DownCommand;
import dev.k2g.cli.command.EnvCommand;
import dev.k2g.cli.command.ExplainCommand;
import dev.k2g.cli.command.ImageBuildCommand;
import dev.k2g.cli.command.ImageCommand;
import dev.k2g.cli.command.ImportCommand;
import dev.k2g.cli.command.InitCommand;
import dev.k2g.cli.command.K2gCommand;
import dev.k2g.cli.command.LogsCommand;
import dev.k2g.cli.command.MigrateCommand;
import dev.k2g.cli.command.PeekCommand;
import dev.k2g.cli.command.PlanCommand;
import dev.k2g.cli.command.PluginCommand;
import dev.k2g.cli.command.PluginFetchCommand;
import dev.k2g.cli.command.PluginListCommand;
import dev.k2g.cli.command.QueryCommand;
import dev.k2g.cli.command.ReplayCommand;
import dev.k2g.cli.command.StatusCommand;
import dev.k2g.cli.command.StreamCommand;
import dev.k2g.cli.command.StreamServeCommand;
import dev.k2g.cli.command.TryCommand;
import dev.k2g.cli.command.TwinCommand;
import dev.k2g.cli.command.TwinStartCommand;
import dev.k2g.cli.command.UnlockCommand;
import dev.k2g.cli.command.UpCommand;
import dev.k2g.cli.command.ValidateCommand;
import dev.k2g.cli.command.VerifyCommand;
import dev.k2g.cli.command.WorkerCommand;
import dev.k2g.cli.command.WorkerLogsCommand;
import dev.k2g.cli.command.WorkerStartCommand;
import dev.k2g.cli.command.WorkerStatusCommand;
import dev.k2g.cli.command.WorkerStopCommand;
import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.DurationConverter;
import dev.k2g.cli.session.Interruption;
import dev.k2g.cli.session.OutputFormat;
import dev.k2g.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** k2g as a function from arguments to an exit code. */
public final class Program {

    private static final String GLOBAL_OPTIONS = "globalOptions";

    private final Session session;

    /**
     * @param console what it reads and writes
     * @param interruption how its user stops it
     */
    public Program(Console console, Interruption interruption) {
        session = new Session(console, interruption);
    }

    /** Runs one command and returns its exit code. Never throws. */
    public int run(String... arguments) {
        Failures failures = new Failures(session);
        CommandLine commandLine = commandLine()
                .setParameterExceptionHandler((e, all) -> failures.report(e, List.of(all)))
                .setExecutionExceptionHandler((e, command, parsed) -> failures.report(e, parsed.originalArgs()));
        try {
            return commandLine.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            return failures.report(e, List.of(arguments));
        }
    }

    private CommandLine commandLine() {
        Console console = session.console();
        CommandLine commandLine = new CommandLine(new K2gCommand(session))
                .addSubcommand(new UpCommand(session))
                .addSubcommand(new DownCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new LogsCommand(session))
                .addSubcommand(new EnvCommand(session))
                .addSubcommand(new ValidateCommand(session))
                .addSubcommand(new PlanCommand(session))
                .addSubcommand(new ApplyCommand(session))
                .addSubcommand(new DestroyCommand(session))
                .addSubcommand(new CleanupCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new UnlockCommand(session))
                .addSubcommand(connector())
                .addSubcommand(new ReplayCommand(session))
                .addSubcommand(new PeekCommand(session))
                .addSubcommand(new QueryCommand(session))
                .addSubcommand(new TryCommand(session))
                .addSubcommand(new VerifyCommand(session))
                .addSubcommand(stream())
                .addSubcommand(twin())
                .addSubcommand(new InitCommand(session))
                .addSubcommand(new MigrateCommand(session))
                .addSubcommand(new ExplainCommand(session))
                .addSubcommand(new BenchCommand(session))
                .addSubcommand(plugin())
                .addSubcommand(image())
                .addSubcommand(worker())
                .addSubcommand(new CompletionCommand(session))
                .setExecutionStrategy(this::execute)
                .registerConverter(Duration.class, new DurationConverter())
                .setExpandAtFiles(false)
                // there is a command twin, and a target of this name
                .setAllowSubcommandsAsOptionParameters(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.valueOf(console.colourOnOut())))
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(30);
        commandLine.getSubcommands().values().forEach(Program::separateGlobalOptions);
        return commandLine;
    }

    private int execute(ParseResult parsed) {
        if (session.options().output() == OutputFormat.markdown
                && parsed.asCommandLineList().stream()
                        .noneMatch(command -> command.getCommand() instanceof PlanCommand)) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "Only k2g plan prints Markdown: use -o table or -o json.");
        }
        return new RunLast().execute(parsed);
    }

    private CommandLine connector() {
        return new CommandLine(new ConnectorCommand())
                .addSubcommand(new ConnectorPauseCommand(session))
                .addSubcommand(new ConnectorResumeCommand(session))
                .addSubcommand(new ConnectorRestartCommand(session))
                .addSubcommand(new ConnectorResetCommand(session));
    }

    private CommandLine plugin() {
        return new CommandLine(new PluginCommand())
                .addSubcommand(new PluginFetchCommand(session))
                .addSubcommand(new PluginListCommand(session));
    }

    private CommandLine image() {
        return new CommandLine(new ImageCommand()).addSubcommand(new ImageBuildCommand(session));
    }

    private CommandLine worker() {
        return new CommandLine(new WorkerCommand())
                .addSubcommand(new WorkerStartCommand(session))
                .addSubcommand(new WorkerStopCommand(session))
                .addSubcommand(new WorkerStatusCommand(session))
                .addSubcommand(new WorkerLogsCommand(session));
    }

    private CommandLine stream() {
        return new CommandLine(new StreamCommand()).addSubcommand(new StreamServeCommand(session));
    }

    private CommandLine twin() {
        return new CommandLine(new TwinCommand()).addSubcommand(new TwinStartCommand(session));
    }

    /** A command's help lists its own options first, and those of every command under a heading of their own. */
    private static void separateGlobalOptions(CommandLine command) {
        command.getSubcommands().values().forEach(Program::separateGlobalOptions);
        command.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> list(help, o -> !o.inherited()));
        command.getHelpSectionMap()
                .put(GLOBAL_OPTIONS, help -> "%nGlobal options:%n".formatted() + list(help, OptionSpec::inherited));
        List<String> keys = new ArrayList<>(command.getHelpSectionKeys());
        keys.add(keys.indexOf(UsageMessageSpec.SECTION_KEY_OPTION_LIST) + 1, GLOBAL_OPTIONS);
        command.setHelpSectionKeys(keys);
    }

    private static String list(Help help, Predicate<OptionSpec> which) {
        return help.optionListExcludingGroups(
                help.commandSpec().options().stream().filter(which).toList());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
