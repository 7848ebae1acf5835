package dev.k2g.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one YAML document and remembers its lines. */
public final class YamlReader {

    private YamlReader() {}

    /**
     * The file's content, or empty when problems were added that leave nothing to look at.
     *
     * @param title how messages call the whole of it: {@code the recipe}
     */
    public static Optional<YamlTree> read(Path file, String title, Problems problems) {
        return TextFile.read(file, problems).flatMap(text -> parse(file, title, text, problems));
    }

    private static Optional<YamlTree> parse(Path file, String title, String text, Problems problems) {
        try {
            Node node = compose(text);
            if (node == null) {
                problems.add(file, 1, "This file is empty.");
                return Optional.empty();
            }
            Map<JsonPointer, Integer> lines = new HashMap<>();
            JsonNode root = new YamlNodes(file, title, lines, problems).convert(node);
            return Optional.of(new YamlTree(file, title, root, lines));
        } catch (MarkedYAMLException e) {
            problems.add(file, line(e.getProblemMark()), "This is not valid YAML: " + explain(e.getProblem()));
        } catch (ReaderException e) {
            problems.add(
                    file,
                    lineAt(text, e.getPosition()),
                    "The character U+%04X is not allowed in YAML.".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            problems.add(file, 1, "This is not valid YAML: " + explain(e.getMessage()));
        }
        return Optional.empty();
    }

    private static @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(50);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(TextFile.LARGEST);
        return new Composer(new ParserImpl(new StreamReader(text), options), new CoreSchema(), options).getSingleNode();
    }

    private static String explain(@Nullable String problem) {
        String said = problem == null ? "it cannot be parsed" : problem.strip();
        if (said.contains("\\t")) {
            return "a tab is not allowed here. Indent with spaces.";
        }
        if (said.contains("another document")) {
            return "a second document begins here. There can be one only.";
        }
        if (said.startsWith("expected ',' or")) {
            return said + ". Within braces and brackets, write a text that has any of {}[], in quotes.";
        }
        return said.endsWith(".") ? said : said + ".";
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static int lineAt(String text, int position) {
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
