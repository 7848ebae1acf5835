package dev.k2g.docker.engine;

import dev.k2g.stack.files.Sha256;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a recipe's containers are called: two folders of one name have two names. */
public final class EngineName {

    private EngineName() {}

    /**
     * A folder's own name for people, and a hash for the engine.
     *
     * @param folder the recipe's
     * @param hashed the path that tells it from others
     */
    public static String of(Path folder, Path hashed) {
        String readable = Optional.ofNullable(folder.getFileName())
                .map(Path::toString)
                .orElse("stack")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return readable + "-" + Sha256.hex(hashed.toString()).substring(0, 8);
    }
}
