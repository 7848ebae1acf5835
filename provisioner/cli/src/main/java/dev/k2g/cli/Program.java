package dev.k2g.cli;

import dev.k2g.cli.command.K2gCommand;
import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;
import dev.k2g.cli.session.OutputFormat;
import dev.k2g.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
                        .noneMatch(command -> command.getCommandName().equals("plan"))) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "Only k2g plan prints Markdown: use -o table or -o json.");
        }
        return new RunLast().execute(parsed);
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

    /** Reads {@code 120s}, {@code 500ms}, {@code 5m}, {@code 1h}, and plain numbers as seconds. */
    private static final class DurationConverter implements ITypeConverter<Duration> {

        private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");

        @Override
        public Duration convert(String text) {
            Matcher form = FORM.matcher(text.trim());
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is no time such as 500ms, 90s, 5m or 1h");
            }
            long number = Long.parseLong(form.group(1));
            return switch (form.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofSeconds(number);
            };
        }
    }
}
