package dev.k2g.cli.session;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.secret.Redaction;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** One call of k2g: its console, its global options, and the recipe and target that they name. */
public final class Session {

    private static final String DEFAULT_RECIPE = "features/meetup-rsvp";

    private final Console console;
    private final Interruption interruption;
    private final GlobalOptions options = new GlobalOptions();
    private final Redaction redaction = Redaction.none();

    /**
     * @param console what it reads and writes
     * @param interruption how its user stops it
     */
    public Session(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
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

    /** Where the state of the recipe's local target is, beside the recipe. */
    public Path stateDirectory() {
        return recipeDirectory().resolve(".k2g");
    }

    /**
     * The recipe.
     *
     * @throws InvalidInputException when there is none, or something in it is wrong
     */
    public Recipe recipe() {
        return RecipeReader.read(recipeDirectory(), Map.of());
    }

    /** Prints a result to standard output in the format that was asked for. */
    public void print(Supplier<String> text, Supplier<?> document) {
        String result = options.output() == OutputFormat.json ? new Json().text(document.get()) : text.get();
        console.out().print(result.isEmpty() || result.endsWith("\n") ? result : result + "\n");
        console.out().flush();
    }

    /** Prints a line about what happens now to standard error. */
    public void progress(String line) {
        console.err().println(redaction.redact(line));
    }
}
