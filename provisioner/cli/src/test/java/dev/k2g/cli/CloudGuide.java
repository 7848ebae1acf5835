package dev.k2g.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/cloud.md}: its fenced blocks in their order. */
record CloudGuide(List<Block> blocks) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(?<language>\\w*)\\n(?<text>.*?)^```$");

    private static final Pattern NAMED = Pattern.compile("# (?<file>[\\w./-]+\\.ya?ml)\\n");

    /**
     * A block.
     *
     * @param language what stands after its fence: {@code sh} for a step of the way
     * @param text its lines
     */
    record Block(String language, String text) {

        /** Whether it is the file of this name. */
        boolean isFile(String name) {
            Matcher named = NAMED.matcher(text);
            return named.lookingAt() && named.group("file").equals(name);
        }

        boolean isStep() {
            return language.equals("sh");
        }
    }

    static CloudGuide read() throws IOException {
        Path page = K2gRun.HOME.resolve("docs/cloud.md");
        List<Block> blocks = new ArrayList<>();
        Matcher fenced = FENCED.matcher(Files.readString(page));
        while (fenced.find()) {
            blocks.add(new Block(fenced.group("language"), fenced.group("text")));
        }
        return new CloudGuide(blocks);
    }

    /** The content of a file that the page has. */
    String file(String name) {
        return only(blocks.stream().filter(block -> block.isFile(name)).toList(), name);
    }

    /** The part of a target file that has managed connectors in place of a worker. */
    String managed() {
        return only(
                blocks.stream()
                        .filter(block -> block.text().startsWith("connect:\n  managed:"))
                        .toList(),
                "connect: managed:");
    }

    private static String only(List<Block> found, String what) {
        if (found.size() != 1) {
            throw new IllegalStateException("docs/cloud.md has " + found.size() + " blocks of " + what);
        }
        return found.get(0).text();
    }
}
