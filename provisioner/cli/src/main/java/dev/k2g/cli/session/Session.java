package dev.k2g.cli.session;

import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.LocalOptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One call of k2g: its console, its global options, and the recipe and target that they name. */
public final class Session {

    private static final String DEFAULT_RECIPE = "features/meetup-rsvp";

    private final Console console;
    private final Interruption interruption;
    private final GlobalOptions options = new GlobalOptions();
    private final TargetSelection selection;
    private final Set<Secret> secrets = new LinkedHashSet<>();
    private Redaction redaction = Redaction.none();

    /**
     * @param console what it reads and writes
     * @param interruption how its user stops it
     */
    public Session(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
        this.selection = new TargetSelection(console, options);
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

    /** Whether stack traces are shown. */
    public boolean debug() {
        return options.debug() || console.variable("K2G_DEBUG").isPresent();
    }

    /** Masks the secrets of the target, once its endpoints are known. */
    public Redaction redaction() {
        return redaction;
    }

    /** A deadline for a wait that begins now. */
    public Deadline deadline() {
        return options.deadline();
    }

    /** The recipe's folder, whether or not it is there. */
    public Path recipeDirectory() {
        Path named = options.recipe()
                .or(() -> console.variable("K2G_RECIPE").map(Path::of))
                .orElseGet(() -> console.home().resolve(DEFAULT_RECIPE));
        Path directory = console.directory().resolve(named).normalize();
        return directory.endsWith(RecipeReader.FILE_NAME) ? directory.resolveSibling("") : directory;
    }

    /** Where the state of the recipe's target is, beside the recipe. */
    public Path stateDirectory() {
        return selection.stateDirectory(recipeDirectory());
    }

    /** The same folder, made when it is not there, for what k2g itself writes; nobody but its owner reads it. */
    public Path madeStateDirectory() {
        StackDirectory state = new StackDirectory(stateDirectory());
        state.create();
        return state.root();
    }

    /**
     * The recipe, with the parameters that a target file has for it.
     *
     * @throws InvalidInputException when there is none, or something in it or in the target file is wrong
     */
    public Recipe recipe() {
        Map<String, String> parameters =
                selection.file().map(TargetFile::parameters).orElse(Map.of());
        return RecipeReader.read(recipeDirectory(), parameters);
    }

    /** As whom a worker on the target and its connectors work on Kafka, where a target file says so. */
    public Optional<WorkerKeys> workerKeys() {
        return selection.file().flatMap(TargetFile::worker);
    }

    /** What names must begin with on the target: the parameter {@code prefix} of a target file, or nothing. */
    public String namesBeginWith() {
        return selection
                .file()
                .map(file -> file.parameters().getOrDefault("prefix", ""))
                .orElse("");
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
     * The target that the recipe runs on.
     *
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     * @throws InvalidInputException when k2g does not know it, or the recipe's folder is not there
     */
    public Target target(Optional<Path> officialSink) {
        if (!Files.isDirectory(recipeDirectory())) {
            throw new InvalidInputException(
                    "There is no folder " + recipeDirectory() + ".",
                    "Name the recipe's folder with --recipe or K2G_RECIPE.");
        }
        Target named = selection.target(recipeDirectory(), officialSink);
        targetFile().ifPresent(file -> mask(file.secrets()));
        return named;
    }

    /**
     * The target file, when the target is one.
     *
     * @throws InvalidInputException when something in it is wrong
     */
    public Optional<TargetFile> targetFile() {
        return selection.file();
    }

    /**
     * A target of the same kind that is nothing but this folder's: servers of its own.
     *
     * @param folder where it keeps what it must remember
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     * @throws InvalidInputException when the target is a file, whose servers run elsewhere
     */
    public Target ownTarget(Path folder, Optional<Path> officialSink) {
        selection.file().ifPresent(file -> {
            throw new InvalidInputException(
                    "The servers of the target " + file.endpoints().target() + " run elsewhere; k2g starts none there.",
                    "Run on what is there with --here, when it is disposable, or name the target local or docker.");
        });
        return selection.target(folder, officialSink);
    }

    /**
     * What the user chose about a target of any kind.
     *
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     */
    public TargetChoices targetChoices(Optional<Path> officialSink) {
        return new TargetChoices(selection.choices(), officialSink);
    }

    /** What the user chose about a local stack. */
    public LocalOptions localOptions() {
        return LocalOptions.of(selection.choices());
    }

    /**
     * The endpoints of the target, which must be running.
     *
     * @throws UnreachableException when it does not run
     */
    public Endpoints endpoints() {
        Target target = target();
        return running(target)
                .orElseThrow(() -> new UnreachableException(
                        FindingCode.NOT_RUNNING,
                        "The " + target.name() + " target of " + recipeDirectory() + " is not running.",
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
        Recipe recipe = recipe();
        Endpoints endpoints = endpoints();
        return Pipeline.open(recipe, endpoints, new ImageOfRunningWorker(this).find(recipe, endpoints));
    }

    /**
     * Asks whether to go on, on a target that is not disposable: on a terminal by a question, elsewhere by {@code --yes}.
     *
     * @param what what would be done
     * @throws InvalidInputException when the answer is not yes
     */
    public void confirm(Endpoints endpoints, String what) {
        if (endpoints.disposable() || options.yes()) {
            return;
        }
        String where = what + " on the target " + endpoints.target();
        if (!console.errIsTerminal() || !answersYes(where)) {
            throw new InvalidInputException("Not confirmed: " + where + ".", "Say --yes to confirm it beforehand.");
        }
    }

    private boolean answersYes(String where) {
        console.err().print(where + ": go on? [y/N] ");
        console.err().flush();
        Scanner answer = new Scanner(console.in(), UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().matches("(?i)y|yes");
    }

    /** Prints a result to standard output in the format that was asked for. */
    public void print(Supplier<String> text, Supplier<?> document) {
        printText(options.output() == OutputFormat.json ? new Json().text(document.get()) : text.get());
    }

    /** Prints a result to standard output as it is. */
    public void printText(String result) {
        console.out().print(result.isEmpty() || result.endsWith("\n") ? result : result + "\n");
        console.out().flush();
    }

    /** Prints a line about what happens now to standard error. */
    public void progress(String line) {
        console.err().println(redaction.redact(line));
    }
}
