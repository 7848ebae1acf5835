package dev.k2g.yaml;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that breaks a file's format.
 *
 * @param file the file, or one that it names
 * @param line the line, from 1
 * @param message what is wrong, as a sentence
 * @param remedy what to do, where that is more than to correct the line
 */
public record Problem(Path file, int line, String message, Optional<String> remedy) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
