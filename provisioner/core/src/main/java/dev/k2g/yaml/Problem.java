package dev.k2g.yaml;

import java.nio.file.Path;

/**
 * Something that breaks a file's format.
 *
 * @param file the file, or one that it names
 * @param line the line, from 1
 * @param message what is wrong, as a sentence
 */
public record Problem(Path file, int line, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
