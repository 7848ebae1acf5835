package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and reads the files that a recipe names. They lie in the recipe's folder, or below it. */
final class RecipeFiles {

    /** Languages of the texts that a recipe refers to; tells a file's name from the text itself. */
    enum Language {
        /** No statement is a single word: a text without white space is a file's name. */
        CYPHER("\\S+"),
        /** A jq program may be a single word, such as {@code .member}, but none looks like {@code rsvps.jq}. */
        JQ("\\S*\\.jq|\\w[\\w/-]*\\.\\w+");

        private final Pattern fileName;

        Language(String fileName) {
            this.fileName = Pattern.compile(fileName);
        }
    }

    private final Path directory;
    private final YamlTree recipe;
    private final Parameters parameters;
    private final Problems problems;

    RecipeFiles(Path directory, YamlTree recipe, Parameters parameters, Problems problems) {
        this.directory = directory;
        this.recipe = recipe;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** The text that stands here, or in the file that is named here; empty after a problem was added. */
    Optional<SourceText> text(JsonPointer where, Language language) {
        String written = recipe.root().at(where).asText();
        if (!language.fileName.matcher(written).matches()) {
            return written.isBlank()
                    ? problem(where, "\"%s\" is empty.".formatted(YamlTree.path(where)))
                    : Optional.of(new SourceText(tidy(written, language), Optional.empty()));
        }
        return file(where)
                .flatMap(file -> TextFile.read(file, problems).flatMap(text -> {
                    if (text.isBlank()) {
                        problems.add(file, 1, "This file is empty.");
                        return Optional.empty();
                    }
                    String resolved = parameters.resolve(tidy(text, language), file, 1);
                    return Optional.of(new SourceText(resolved, Optional.of(file)));
                }));
    }

    /** The file that is named here; empty after a problem was added. */
    Optional<Path> file(JsonPointer where) {
        String name = recipe.root().at(where).asText();
        try {
            Path folder = directory.toAbsolutePath().normalize();
            Path file = folder.resolve(name).normalize();
            if (Path.of(name).isAbsolute() || !file.startsWith(folder)) {
                return problem(where, "The file \"%s\" is outside the recipe's folder.".formatted(name));
            } else if (Files.isDirectory(file)) {
                return problem(where, "\"%s\" is a folder, not a file.".formatted(name));
            } else if (!Files.isRegularFile(file)) {
                String hint = Nearest.hint(name, filesBelow(folder));
                return problem(where, "There is no file \"%s\" in the recipe's folder%s.".formatted(name, hint));
            } else if (!file.toRealPath().startsWith(folder.toRealPath())) {
                return problem(where, "The link \"%s\" leads out of the recipe's folder.".formatted(name));
            }
            return Optional.of(directory.resolve(folder.relativize(file)));
        } catch (InvalidPathException | IOException e) {
            return problem(where, "\"%s\" cannot be a file's name.".formatted(name));
        }
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .limit(1_000)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    /** The sink refuses a final semicolon, which people write for the shell. */
    private static String tidy(String text, Language language) {
        String stripped = text.stripTrailing();
        return language == Language.CYPHER && stripped.endsWith(";")
                ? stripped.substring(0, stripped.length() - 1).stripTrailing()
                : stripped;
    }

    private <T> Optional<T> problem(JsonPointer where, String message) {
        problems.add(recipe.file(), recipe.line(where), message);
        return Optional.empty();
    }
}
