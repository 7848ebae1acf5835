package dev.k2g.recipe;

import dev.k2g.failure.InvalidInputException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever stands in a recipe's files: it is read, or an {@link InvalidInputException} says why not. */
class MutatedRecipesTest {

    private static final Path RECIPE = Path.of("../../features/meetup-rsvp");
    private static final List<String> FILES =
            List.of("recipe.yaml", "rsvps.jq", "rsvps.cypher", "canoeing.cypher", "rsvps.ndjson");
    private static final Path FOLDER = Path.of("target", "mutated-recipe");

    @BeforeContainer
    static void copy() throws IOException {
        Files.createDirectories(FOLDER);
        for (String file : FILES) {
            Files.write(FOLDER.resolve(file), Files.readAllBytes(RECIPE.resolve(file)));
        }
    }

    @AfterContainer
    static void delete() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Cuts out a piece of the text and puts another in its place. */
    record Mutation(int from, int length, String with) {

        String apply(String text) {
            int start = Math.min(from, text.length());
            int end = Math.min(start + length, text.length());
            return text.substring(0, start) + with + text.substring(end);
        }
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<String> odd = Arbitraries.of(
                "",
                " ",
                "\n",
                "\t",
                ":",
                "- ",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "'",
                "|\n",
                "&a ",
                "*a",
                "<<: *a",
                "!!int ",
                "---\n",
                "? ",
                "#",
                "null",
                "~",
                "true",
                "1e9",
                "-1",
                "99999999999999999999",
                "${param:",
                "${param:x}",
                "}",
                "..",
                "/",
                "\0",
                "\uFEFF",
                "🛶",
                "name: a\n",
                "rsvps",
                "%");
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.integers().between(0, 1_700),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.oneOf(odd, Arbitraries.strings().ofMaxLength(6)))
                .as(Mutation::new);
        return mutation.list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 400)
    void a_mutated_recipe_is_read_or_refused(@ForAll("mutations") List<Mutation> mutations) {
        assertReadOrRefused("recipe.yaml", mutations);
    }

    @Property(tries = 150)
    void a_mutated_mapping_is_read_or_refused(@ForAll("mutations") List<Mutation> mutations) {
        assertReadOrRefused("rsvps.jq", mutations);
    }

    private static void assertReadOrRefused(String file, List<Mutation> mutations) {
        try {
            String text = Files.readString(RECIPE.resolve(file));
            for (Mutation mutation : mutations) {
                text = mutation.apply(text);
            }
            Files.write(FOLDER.resolve(file), text.getBytes(StandardCharsets.UTF_8));
            assertThat(RecipeReader.read(FOLDER, Map.of()).directory()).isEqualTo(FOLDER);
        } catch (InvalidInputException refused) {
            assertThat(refused.getMessage()).contains(FOLDER.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            restore(file);
        }
    }

    private static void restore(String file) {
        try {
            Files.write(FOLDER.resolve(file), Files.readAllBytes(RECIPE.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
