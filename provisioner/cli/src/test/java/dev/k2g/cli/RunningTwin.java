package dev.k2g.cli;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code k2g twin start} before the local stack of a recipe, and what it wrote. */
record RunningTwin(LastingRun run, Path folder) implements AutoCloseable {

    static RunningTwin start(RecipeCopy recipe, String... options) {
        LastingRun run = LastingRun.start(
                recipe,
                Stream.concat(Stream.of("twin", "start", "--delay", "200ms"), Stream.of(options))
                        .toArray(String[]::new));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> run.out().endsWith("\n"));
        return new RunningTwin(run, recipe.folder().resolve(".k2g/twin"));
    }

    /** What its target file refers to. */
    Map<String, String> variables() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("env"))) {
            String[] parts = line.replaceFirst("^export ", "").split("=", 2);
            variables.put(parts[0], parts[1].replaceAll("^'|'$", ""));
        }
        return variables;
    }

    String[] secrets() throws IOException {
        return variables().entrySet().stream()
                .filter(variable -> variable.getKey().matches(".*(SECRET|PASSWORD)"))
                .map(Map.Entry::getValue)
                .toArray(String[]::new);
    }

    /** The last value of this key in its target file. */
    String value(String key) throws IOException {
        Matcher line =
                Pattern.compile("(?m)^ *" + key + ": (.+)$").matcher(Files.readString(folder.resolve("target.yaml")));
        String value = "";
        while (line.find()) {
            value = line.group(1);
        }
        return value;
    }

    @Override
    public void close() throws Exception {
        run.close();
    }
}
