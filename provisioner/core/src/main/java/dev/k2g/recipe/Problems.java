package dev.k2g.recipe;

import dev.k2g.failure.Code;
import dev.k2g.failure.InvalidInputException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a recipe, collected so that one run tells everything. */
final class Problems {

    private static final int SHOWN_AT_MOST = 50;

    private final Path recipeFile;
    private final List<RecipeProblem> problems = new ArrayList<>();

    /** @param recipeFile the file whose problems are told before those of other files */
    Problems(Path recipeFile) {
        this.recipeFile = recipeFile;
    }

    /**
     * @param line counted from 1
     * @param message a sentence
     */
    void add(Path file, int line, String message) {
        problems.add(new RecipeProblem(file, line, message));
    }

    /** What was added, in file order. */
    List<RecipeProblem> all() {
        return problems.stream()
                .sorted(Comparator.comparing(
                                (RecipeProblem problem) -> !problem.file().equals(recipeFile))
                        .thenComparing(RecipeProblem::file)
                        .thenComparingInt(RecipeProblem::line))
                .distinct()
                .toList();
    }

    /** A failure with one line for each problem, in file order. */
    static InvalidInputException failure(List<RecipeProblem> problems) {
        List<String> lines = problems.stream().map(RecipeProblem::toString).toList();
        Stream<String> rest = lines.size() > SHOWN_AT_MOST
                ? Stream.of("… and " + (lines.size() - SHOWN_AT_MOST) + " more problems.")
                : Stream.of();
        return new InvalidInputException(
                Code.RECIPE_INVALID,
                Stream.concat(lines.stream().limit(SHOWN_AT_MOST), rest).collect(Collectors.joining("\n")),
                null);
    }
}
