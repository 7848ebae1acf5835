package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlReader;
import dev.k2g.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/** Where in {@code recipe.yaml} the parts of a recipe stand. */
public final class RecipeLocations {

    private final Path file;
    private @Nullable YamlTree tree;

    private RecipeLocations(Path file) {
        this.file = file;
    }

    /** The places of the recipe in this folder. Where there is none any more, everything is in line 1. */
    public static RecipeLocations in(Path directory) {
        return new RecipeLocations(directory.resolve(RecipeReader.FILE_NAME));
    }

    /** Read when the first place is asked for: mostly none is. */
    private Optional<YamlTree> tree() {
        if (tree == null) {
            tree = YamlReader.read(file, "the recipe", new Problems(file)).orElse(null);
        }
        return Optional.ofNullable(tree);
    }

    /** The recipe's own file. */
    public Path file() {
        return file;
    }

    /** The line, from 1, of the part with these keys and indices; when it is not there, of the nearest one around it. */
    public int line(String... keys) {
        return tree().map(written -> written.line(pointer(keys))).orElse(1);
    }

    /** The text of this part as it is written; empty when there is none. */
    public Optional<String> text(String... keys) {
        return tree().map(written -> written.root().at(pointer(keys)).textValue());
    }

    private static JsonPointer pointer(String... keys) {
        JsonPointer pointer = YamlTree.ROOT;
        for (String key : keys) {
            pointer = pointer.appendProperty(key);
        }
        return pointer;
    }
}
