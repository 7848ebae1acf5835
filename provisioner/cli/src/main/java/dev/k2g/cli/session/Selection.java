package dev.k2g.cli.session;

import dev.k2g.cloud.targetfile.FileTarget;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.cloud.targetfile.TargetFileReader;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.LocalOptions;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which recipe and which target are meant: by options, else by environment variables, else the usual ones. */
public final class Selection {

    private static final String USUAL_RECIPE = "features/meetup-rsvp";
    private static final String USUAL_TARGET = "local";

    /** A file's name has an ending or a folder; that of a kind of target has neither. */
    private static final String FILE = ".*/.*|.*\\.ya?ml";

    private final Console console;
    private final GlobalOptions options;
    private @Nullable TargetFile file;

    Selection(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
    }

    /** The recipe's folder, whether or not it is there. */
    public Path recipeDirectory() {
        Path named = options.recipe()
                .or(() -> console.variable("K2G_RECIPE").map(Path::of))
                .orElseGet(() -> console.home().resolve(USUAL_RECIPE));
        Path directory = console.directory().resolve(named).normalize();
        return directory.endsWith(RecipeReader.FILE_NAME) ? directory.resolveSibling("") : directory;
    }

    /**
     * The recipe, with the parameters that a target file and the command line have for it.
     *
     * @throws InvalidInputException when there is none, or something in it or in the target file is wrong
     */
    public Recipe recipe() {
        return RecipeReader.read(recipeDirectory(), parameters());
    }

    /** What a target file and, before that, the command line say of the recipe's parameters. */
    public Map<String, String> parameters() {
        Map<String, String> parameters =
                new HashMap<>(targetFile().map(TargetFile::parameters).orElse(Map.of()));
        parameters.putAll(options.parameters());
        return parameters;
    }

    /**
     * The target that the recipe runs on.
     *
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     * @throws InvalidInputException when k2g does not know it, or the recipe's folder is not there
     */
    Target target(Optional<Path> officialSink) {
        Path folder = recipeDirectory();
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "There is no folder " + folder + ".", "Name the recipe's folder with --recipe or K2G_RECIPE.");
        }
        return targetFile().<Target>map(FileTarget::new).orElseGet(() -> open(folder, officialSink));
    }

    /**
     * A target of the same kind that is nothing but this folder's: servers of its own.
     *
     * @param folder where it keeps what it must remember
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     * @throws InvalidInputException when the target is a file, whose servers run elsewhere
     */
    public Target ownTarget(Path folder, Optional<Path> officialSink) {
        targetFile().ifPresent(named -> {
            throw new InvalidInputException(
                    "The servers of the target " + named.endpoints().target()
                            + " run elsewhere; k2g starts none there.",
                    "Run on what is there with --here, when it is disposable, or name the target local or docker.");
        });
        return open(folder, officialSink);
    }

    private Target open(Path folder, Optional<Path> officialSink) {
        return TargetKind.named(targetName()).open(folder, targetChoices(officialSink));
    }

    /**
     * The target file, when the target is one; it is read once.
     *
     * @throws InvalidInputException when something in it is wrong
     */
    public Optional<TargetFile> targetFile() {
        if (file == null && targetName().matches(FILE)) {
            file = TargetFileReader.read(console.directory().resolve(targetName()), console.environment());
        }
        return Optional.ofNullable(file);
    }

    private String targetName() {
        return options.target().or(() -> console.variable("K2G_TARGET")).orElse(USUAL_TARGET);
    }

    /** Where the state of the recipe's target is: beside the recipe, the local one in the folder without a name. */
    public Path stateDirectory() {
        boolean isOther = !targetName().equals(USUAL_TARGET) && !targetName().matches(FILE);
        return recipeDirectory().resolve(isOther ? ".k2g-" + targetName() : ".k2g");
    }

    /** The same folder, made when it is not there, for what k2g itself writes; nobody but its owner reads it. */
    public Path madeStateDirectory() {
        StackDirectory state = new StackDirectory(stateDirectory());
        state.create();
        return state.root();
    }

    /**
     * What the user chose about a target of any kind.
     *
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     */
    public TargetChoices targetChoices(Optional<Path> officialSink) {
        return new TargetChoices(environment(), officialSink);
    }

    /** An option is worth more than the variable of the same meaning. */
    private Map<String, String> environment() {
        Map<String, String> choices = new HashMap<>(console.environment());
        options.neo4j().ifPresent(line -> choices.put(LocalOptions.NEO4J, line));
        options.javaHome().ifPresent(home -> choices.put(LocalOptions.JAVA_HOME, home));
        return choices;
    }
}
