package dev.k2g.recipe;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that a recipe refers to: a Cypher statement or a jq program.
 *
 * @param text the text
 * @param file the file that it was read from, or empty when it stands in the recipe itself
 */
public record SourceText(String text, Optional<Path> file) {}
