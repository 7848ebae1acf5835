package dev.k2g.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import dev.k2g.jq.JqProgram;
import dev.k2g.jq.JqSyntaxException;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.yaml.Nearest;
import dev.k2g.yaml.TextFile;
import dev.k2g.yaml.YamlTree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts and files that a recipe refers to, by where it does: Cypher statements, jq programs, and recordings, which are not
 * read here. Files lie in the recipe's folder, or below it.
 */
final class RecipeTexts {

    /** No Cypher statement is a single word: a text without white space is a file's name. */
    private static final Pattern CYPHER_FILE = Pattern.compile("\\S+");

    /** A jq program may be a single word, such as {@code .member}, but none looks like {@code rsvps.jq}. */
    private static final Pattern JQ_FILE = Pattern.compile("\\S*\\.jq|\\w[\\w/-]*\\.\\w+");

    /** What is wrong with a jq program, and the line of the program that it is in, counted from 1. */
    private record JqMistake(int line, String message) {}

    private final Path directory;
    private final RecipeDocument recipe;
    private final Parameters parameters;
    private final Map<JsonPointer, SourceText> texts = new HashMap<>();
    private final Map<JsonPointer, Path> recordings = new HashMap<>();

    private RecipeTexts(Path directory, RecipeDocument recipe, Parameters parameters) {
        this.directory = directory;
        this.recipe = recipe;
        this.parameters = parameters;
    }

    /** Reads all of them; what cannot be read is left out, and a problem added. */
    static RecipeTexts read(Path directory, RecipeDocument recipe, Parameters parameters) {
        RecipeTexts read = new RecipeTexts(directory, recipe, parameters);
        recipe.entries(RecipeDocument.CONNECTORS)
                .forEach(connector ->
                        recipe.entries(connector.at("consumes")).forEach(topic -> read.readCypher(topic.at("cypher"))));
        recipe.entries(RecipeDocument.QUERIES).forEach(query -> read.readCypher(query.at()));
        recipe.entries(RecipeDocument.FEEDS).forEach(feed -> {
            if (read.isText(feed.at("map"))) {
                read.readJq(feed.at("map"));
            }
            if (read.isText(feed.at("recording"))) {
                read.file(feed.at("recording")).ifPresent(file -> read.recordings.put(feed.at("recording"), file));
            }
        });
        return read;
    }

    /** @throws IllegalArgumentException when there is none, which a problem was added for */
    SourceText text(JsonPointer at) {
        return Optional.ofNullable(texts.get(at)).orElseThrow(() -> new IllegalArgumentException("No text at " + at));
    }

    /** The recorded messages that are named there. */
    Optional<Path> recording(JsonPointer at) {
        return Optional.ofNullable(recordings.get(at));
    }

    private boolean isText(JsonPointer at) {
        String text = recipe.root().at(at).textValue();
        return text != null && !text.isEmpty();
    }

    /** The Cypher that stands here, or in the file that is named here, without final semicolons, which the sink refuses. */
    private void readCypher(JsonPointer at) {
        if (isText(at)) {
            text(at, CYPHER_FILE).ifPresent(source -> {
                texts.put(at, new SourceText(CypherText.withoutFinalSemicolons(source.text()), source.file()));
            });
        }
    }

    /** The jq program that stands here, or in the file that is named here. */
    private void readJq(JsonPointer at) {
        text(at, JQ_FILE).ifPresent(source -> {
            texts.put(at, source);
            mistake(source.text())
                    .ifPresent(mistake -> source.file()
                            .ifPresentOrElse(
                                    file -> recipe.problems().add(file, mistake.line(), mistake.message()),
                                    () -> recipe.report(at, mistake.message())));
        });
    }

    /** Whether it can be parsed. Functions that do not exist are a finding of their own. */
    private static Optional<JqMistake> mistake(String program) {
        try {
            JqProgram.compile(program);
            return Optional.empty();
        } catch (JqSyntaxException e) {
            String message = "This jq program cannot be parsed: %s, at column %d.".formatted(e.problem(), e.column());
            return e.isUnknownName() ? Optional.empty() : Optional.of(new JqMistake(e.line(), message));
        }
    }

    private Optional<SourceText> text(JsonPointer where, Pattern fileName) {
        String written = recipe.root().at(where).asText();
        if (!fileName.matcher(written).matches()) {
            return written.isBlank()
                    ? problem(where, "%s is blank.".formatted(YamlTree.path(where)))
                    : Optional.of(new SourceText(written.stripTrailing(), Optional.empty()));
        }
        return file(where)
                .flatMap(file -> TextFile.read(file, recipe.problems()).flatMap(text -> {
                    if (text.isBlank()) {
                        recipe.problems().add(file, 1, "This file is empty.");
                        return Optional.empty();
                    }
                    String resolved = parameters.resolve(text.stripTrailing(), file, 1);
                    return Optional.of(new SourceText(resolved, Optional.of(file)));
                }));
    }

    /** The file that is named here; empty after a problem was added. */
    private Optional<Path> file(JsonPointer where) {
        String name = recipe.root().at(where).asText();
        try {
            Path folder = directory.toAbsolutePath().normalize();
            Path file = folder.resolve(name).normalize();
            if (Path.of(name).isAbsolute() || !file.startsWith(folder)) {
                return problem(where, "The file \"%s\" is outside the recipe's folder.".formatted(name));
            } else if (Files.isDirectory(file)) {
                return problem(where, "\"%s\" is a folder, not a file.".formatted(name));
            } else if (!Files.isRegularFile(file)) {
                String hint = Nearest.hint(name, filesIn(folder));
                return problem(where, "There is no file \"%s\" in the recipe's folder%s.".formatted(name, hint));
            } else if (!file.toRealPath().startsWith(folder.toRealPath())) {
                return problem(where, "The link \"%s\" leads out of the recipe's folder.".formatted(name));
            }
            return Optional.of(directory.resolve(folder.relativize(file)));
        } catch (InvalidPathException | IOException e) {
            return problem(where, "\"%s\" cannot be a file's name.".formatted(name));
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private <T> Optional<T> problem(JsonPointer where, String message) {
        recipe.report(where, message);
        return Optional.empty();
    }
}
