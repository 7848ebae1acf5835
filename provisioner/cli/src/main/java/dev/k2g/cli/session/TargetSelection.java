package dev.k2g.cli.session;

import dev.k2g.cloud.targetfile.FileTarget;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.cloud.targetfile.TargetFileReader;
import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;
import dev.k2g.stack.local.LocalOptions;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which target is meant: a kind by its name, or a file, which is read once. */
final class TargetSelection {

    private static final String DEFAULT = "local";

    /** A file's name has an ending or a folder; that of a kind of target has neither. */
    private static final String FILE = ".*/.*|.*\\.ya?ml";

    private final Console console;
    private final GlobalOptions options;
    private @Nullable TargetFile file;

    TargetSelection(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
    }

    /**
     * The target that is meant.
     *
     * @param officialSink the plugin folder of the official sink, for a worker that is started; empty for the stand-in
     */
    Target target(Path recipeFolder, Optional<Path> officialSink) {
        return file().<Target>map(FileTarget::new)
                .orElseGet(
                        () -> TargetKind.named(name()).open(recipeFolder, new TargetChoices(choices(), officialSink)));
    }

    /** Where a kind of target keeps its state: beside the recipe, the local one in the folder without a name. */
    Path stateDirectory(Path recipeFolder) {
        boolean isOther = !name().equals(DEFAULT) && !name().matches(FILE);
        return recipeFolder.resolve(isOther ? ".k2g-" + name() : ".k2g");
    }

    /** The target file, when the target is one. */
    Optional<TargetFile> file() {
        if (file == null && name().matches(FILE)) {
            file = TargetFileReader.read(console.directory().resolve(name()), console.environment());
        }
        return Optional.ofNullable(file);
    }

    /** Environment variables. An option is worth more than the variable of the same meaning. */
    Map<String, String> choices() {
        Map<String, String> choices = new HashMap<>(console.environment());
        options.neo4j().ifPresent(line -> choices.put(LocalOptions.NEO4J, line));
        options.javaHome().ifPresent(home -> choices.put(LocalOptions.JAVA_HOME, home));
        return choices;
    }

    private String name() {
        return options.target().or(() -> console.variable("K2G_TARGET")).orElse(DEFAULT);
    }
}
