package dev.k2g.yaml;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a file and those that it names, collected so that one run tells everything. */
public final class Problems {

    private static final int SHOWN_AT_MOST = 50;

    private final Path mainFile;
    private final List<Problem> problems = new ArrayList<>();

    /** @param mainFile the file whose problems are told before those of other files */
    public Problems(Path mainFile) {
        this.mainFile = mainFile;
    }

    /**
     * @param line counted from 1
     * @param message a sentence
     */
    public void add(Path file, int line, String message) {
        problems.add(new Problem(file, line, message, Optional.empty()));
    }

    /**
     * @param line counted from 1
     * @param message a sentence
     * @param remedy what to do, a sentence; it is told once for all problems that have the same
     */
    public void add(Path file, int line, String message, String remedy) {
        problems.add(new Problem(file, line, message, Optional.of(remedy)));
    }

    /** What was added, in file order. */
    public List<Problem> all() {
        return problems.stream()
                .sorted(Comparator.comparing(
                                (Problem problem) -> !problem.file().equals(mainFile))
                        .thenComparing(Problem::file)
                        .thenComparingInt(Problem::line))
                .distinct()
                .toList();
    }

    /** A failure of this code with one line for each problem, in file order, and with the remedies of all. */
    public static InvalidInputException failure(FindingCode code, List<Problem> problems) {
        List<String> lines = problems.stream().map(Problem::toString).toList();
        Stream<String> rest = lines.size() > SHOWN_AT_MOST
                ? Stream.of("… and " + (lines.size() - SHOWN_AT_MOST) + " more problems.")
                : Stream.of();
        return new InvalidInputException(
                code,
                Stream.concat(lines.stream().limit(SHOWN_AT_MOST), rest).collect(Collectors.joining("\n")),
                problems.stream()
                        .map(problem -> problem.remedy().orElse(code.remedy()))
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }
}
