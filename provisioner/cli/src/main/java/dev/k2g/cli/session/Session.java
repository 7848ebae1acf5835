package dev.k2g.cli.session;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.Recipe;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.stack.Target;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One call of k2g: its console and global options, the servers that these name, and what it prints. */
public final class Session {

    private final Console console;
    private final Interruption interruption;
    private final GlobalOptions options = new GlobalOptions();
    private final Selection selection;
    private final ProgressLine progressLine;
    private final Set<Secret> secrets = new LinkedHashSet<>();
    private Redaction redaction = Redaction.none();
    private boolean warned;

    /**
     * @param console what it reads and writes
     * @param interruption how its user stops it
     */
    public Session(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
        this.selection = new Selection(console, options);
        this.progressLine = new ProgressLine(console);
    }

    /** What it reads and writes. */
    public Console console() {
        return console;
    }

    /** How its user stops it. */
    public Interruption interruption() {
        return interruption;
    }

    /** The global options; filled in when the arguments have been parsed. */
    public GlobalOptions options() {
        return options;
    }

    /** The recipe and the target that they name. */
    public Selection selection() {
        return selection;
    }

    /** Masks the secrets of the target, once its endpoints are known. */
    public Redaction redaction() {
        return redaction;
    }

    /** What is shown of something that goes on. */
    public ProgressLine progressLine() {
        return progressLine;
    }

    /** The commands that texts name, as they are to be typed. */
    public RemedyCommands commands() {
        return new RemedyCommands(options);
    }

    /** A deadline for a wait that begins now. */
    public Deadline deadline() {
        return Deadline.in(options.timeout());
    }

    /**
     * The target that the recipe runs on.
     *
     * @throws InvalidInputException when k2g does not know it, or the recipe's folder is not there
     */
    public Target target() {
        return target(Optional.empty());
    }

    /**
     * The target that the recipe runs on. From now on the secrets of a target file are masked.
     *
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     * @throws InvalidInputException when k2g does not know it, or the recipe's folder is not there
     */
    public Target target(Optional<Path> officialSink) {
        Target target = selection.target(officialSink);
        selection.targetFile().ifPresent(file -> {
            mask(file.secrets());
            warnOf(file.readableByAll());
        });
        return target;
    }

    /** Once, however often the target is asked for. */
    private void warnOf(List<Path> readableByAll) {
        if (!readableByAll.isEmpty() && !warned) {
            warned = true;
            String files = readableByAll.stream().map(Path::toString).collect(Collectors.joining(" "));
            progress("Everybody on this machine may read the secrets in " + files + ". ["
                    + FindingCode.SECRETS_READABLE.id() + "]\n  Give them to yourself alone: chmod 600 " + files);
        }
    }

    /**
     * The endpoints of the target, which must be running.
     *
     * @throws UnreachableException when it does not run
     */
    public Endpoints endpoints() {
        Target target = target();
        return mustRun(target, running(target));
    }

    /**
     * The endpoints of the target, of which Kafka must be running, for what needs nothing else.
     *
     * @throws UnreachableException when it does not run
     */
    public Endpoints endpointsForKafka() {
        Target target = target();
        Optional<Endpoints> endpoints = target.runningWith("kafka");
        endpoints.ifPresent(this::mask);
        return mustRun(target, endpoints);
    }

    private Endpoints mustRun(Target target, Optional<Endpoints> endpoints) {
        return endpoints.orElseThrow(() -> new UnreachableException(
                FindingCode.NOT_RUNNING,
                "The " + target.name() + " target of " + selection.recipeDirectory() + " is not running.",
                "Start it with k2g up; k2g status says what runs."));
    }

    /** The endpoints of the target, when it runs. From now on their secrets are masked. */
    public Optional<Endpoints> running(Target target) {
        Optional<Endpoints> endpoints = target.running();
        endpoints.ifPresent(this::mask);
        return endpoints;
    }

    /** From now on the secrets of these endpoints are masked. */
    public void mask(Endpoints endpoints) {
        mask(endpoints.secrets());
    }

    private void mask(List<Secret> more) {
        secrets.addAll(more);
        redaction = Redaction.of(secrets);
    }

    /** The recipe on its running target. Close it when done. */
    public Pipeline pipeline() {
        Recipe recipe = selection.recipe();
        Endpoints endpoints = endpoints();
        return Pipeline.open(
                recipe, endpoints, options.patience(), new ImageOfRunningWorker(this).find(recipe, endpoints));
    }

    /**
     * Asks whether to go on, on a target that is not disposable: on a terminal by a question, elsewhere by {@code --yes}.
     *
     * @param what what would be done
     * @throws InvalidInputException when the answer is not yes
     */
    public void confirm(Endpoints endpoints, String what) {
        if (!endpoints.disposable()) {
            confirm(what + " on the target " + endpoints.target());
        }
    }

    /**
     * Asks whether to go on: on a terminal by a question, elsewhere by {@code --yes}.
     *
     * @param what what would be done
     * @throws InvalidInputException when the answer is not yes
     */
    public void confirm(String what) {
        if (!options.yes() && (!console.errIsTerminal() || !console.answersYes(what + ": go on?"))) {
            throw new InvalidInputException("Not confirmed: " + what + ".", "Say --yes to confirm it beforehand.");
        }
    }

    /** Prints a result to standard output in the format that was asked for. */
    public void print(Supplier<String> text, Supplier<?> document) {
        console.print(options.output() == OutputFormat.json ? new Json().text(document.get()) : text.get());
    }

    /** Prints a line about what happens now to standard error. */
    public void progress(String line) {
        progressLine.clear();
        console.err().println(redaction.redact(commands().in(line)));
    }
}
