package dev.k2g.features.verify;

import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.verify.NamesInSteps.Named;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.validate.Finding;
import dev.k2g.validate.SourceLocation;
import dev.k2g.yaml.Nearest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What would be found wrong with the feature files of a recipe, without a server: steps, and names that it does not have. */
public final class FeatureFileChecks {

    /** As {@link FeatureRun#check()} tells each problem. */
    private static final Pattern PROBLEM = Pattern.compile("(.+?):(\\d+)(?::\\d+)?: (.+)");

    private FeatureFileChecks() {}

    /** The findings; none where the recipe has no feature files. */
    public static List<Finding> check(Recipe recipe) {
        List<String> files = files(recipe.directory());
        if (files.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        NamesInSteps names = new NamesInSteps();
        try {
            new FeatureRun(files, "local", Optional.empty()).check(names);
        } catch (InvalidInputException e) {
            String.valueOf(e.getMessage())
                    .lines()
                    .map(PROBLEM::matcher)
                    .filter(Matcher::matches)
                    .forEach(problem -> findings.add(Finding.of(
                            FindingCode.FEATURE_FILE_NOT_UNDERSTOOD,
                            SourceLocation.at(Path.of(problem.group(1)), Integer.parseInt(problem.group(2))),
                            problem.group(3))));
        }
        names.all().forEach(named -> unknown(named, recipe).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> unknown(Named named, Recipe recipe) {
        Collection<String> known = known(named.what(), recipe);
        boolean isThere = known.isEmpty() || known.stream().anyMatch(name -> name.equalsIgnoreCase(named.name()));
        return isThere
                ? Optional.empty()
                : Optional.of(Finding.of(
                        FindingCode.NAME_NOT_IN_RECIPE,
                        SourceLocation.at(named.file(), named.line()),
                        "The recipe " + recipe.name() + " has no " + named.what() + " " + named.name()
                                + Nearest.hint(named.name(), List.copyOf(known)) + "."));
    }

    /** None for what is not looked for. */
    private static Collection<String> known(String what, Recipe recipe) {
        return switch (what) {
            case "topic" ->
                recipe.topics().values().stream()
                        .flatMap(topic -> Stream.of(topic.logicalName(), topic.name()))
                        .distinct()
                        .toList();
            case "connector" -> recipe.connectors().keySet();
            case "query" -> recipe.queries().keySet();
            case "feed" -> recipe.feeds().keySet();
            default -> List.of();
        };
    }

    /** Those that are about this recipe: a folder below may have one of its own. */
    private static List<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".feature"))
                    .filter(file -> !folder.relativize(file).toString().startsWith("."))
                    .filter(file -> folder.equals(recipeOf(file)))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // verify tells it
        }
    }

    private static Path recipeOf(Path file) {
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(RecipeReader.FILE_NAME)))
                .findFirst()
                .orElse(file);
    }
}
