package dev.k2g.cli;

import dev.k2g.stack.local.LocalTarget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the RSVP recipe with a state of its own, so that a running {@code k2g up} is left alone. */
record RecipeCopy(Path folder) {

    static RecipeCopy in(Path folder) throws IOException {
        Path original = K2gRun.HOME.resolve("features/meetup-rsvp");
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(original)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, folder.resolve(file.getFileName())));
        }
        return new RecipeCopy(folder);
    }

    K2gRun k2g(String... arguments) {
        return k2gIn(Map.of(), arguments);
    }

    K2gRun k2gIn(Map<String, String> environment, String... arguments) {
        return K2gRun.in(
                environment,
                "",
                Stream.concat(Stream.of("--recipe", folder.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Where its servers are. */
    LocalTarget target() {
        return new LocalTarget(folder.resolve(".k2g"));
    }

    /** How many nodes and relationships its graph has, as k2g prints them. */
    String counts() {
        return k2g("query", "--cypher", "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)")
                .out();
    }

    /** Changes the recipe for a while. */
    Edit edit(String before, String after) throws IOException {
        Path file = folder.resolve("recipe.yaml");
        String original = Files.readString(file);
        if (!original.contains(before)) {
            throw new IllegalArgumentException("recipe.yaml has no " + before);
        }
        return rewrite(file, original.replace(before, after));
    }

    /** Has other Cypher for a while. */
    Edit cypher(String other) throws IOException {
        return rewrite(folder.resolve("rsvps.cypher"), other);
    }

    private static Edit rewrite(Path file, String content) throws IOException {
        String original = Files.readString(file);
        Files.writeString(file, content);
        return () -> Files.writeString(file, original);
    }

    interface Edit extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
