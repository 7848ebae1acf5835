package dev.k2g.features.verify;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Cucumber says of a feature file that it cannot parse, one mistake a line, with file, line and column. */
final class ParserMessages {

    private static final Pattern FILE = Pattern.compile("Failed to parse resource at: (\\S+)");
    private static final Pattern MISTAKE = Pattern.compile("\\((\\d+):(\\d+)\\): (.*)");

    private ParserMessages() {}

    static String read(String message) {
        Matcher file = FILE.matcher(message);
        String where = file.find() ? Path.of(URI.create(file.group(1))).toString() : "A feature file";
        List<String> mistakes = MISTAKE.matcher(message)
                .results()
                .map(mistake -> where + ":" + mistake.group(1) + ":" + mistake.group(2) + ": " + mistake.group(3)
                        + (mistake.group(3).endsWith(".") ? "" : "."))
                .toList();
        return mistakes.isEmpty()
                ? where + " cannot be read: " + message.strip().replaceAll("\\s+", " ")
                : String.join("\n", mistakes);
    }
}
