package dev.k2g.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The Cypher files of a recipe that is written, each under the name of the topic that it is for. */
final class CypherFiles {

    private static final String EXTENSION = ".cypher";

    /** Longer names are refused by file systems. */
    private static final int LONGEST_NAME = 200;

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** The texts by file name. */
    Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /** The name of a file that holds this text, or the text itself where a file would not keep it. */
    String fileFor(String connector, String topic, String text) {
        if (text.contains("\r\n")) {
            return text;
        }
        String name = Stream.concat(
                        Stream.of(topic, connector + "-" + topic).filter(base -> base.length() <= LONGEST_NAME),
                        IntStream.iterate(2, i -> i + 1).mapToObj(i -> topic + "-" + i))
                .map(base -> base + EXTENSION)
                .filter(this::isFree)
                .findFirst()
                .orElseThrow();
        texts.put(name, text + "\n");
        return name;
    }

    /** Some file systems take upper and lower case for the same. */
    private boolean isFree(String name) {
        return texts.keySet().stream()
                .noneMatch(taken -> taken.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }
}
