package dev.k2g.cli.command;

import dev.k2g.cli.render.FindingsText;
import dev.k2g.cli.render.SarifLog;
import dev.k2g.cli.session.Json;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.Severity;
import dev.k2g.features.verify.FeatureFileChecks;
import dev.k2g.pipeline.Clients;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.validate.Finding;
import dev.k2g.validate.RecipeValidation;
import dev.k2g.validate.ValidationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** {@code k2g validate} */
@Command(
        name = "validate",
        header = "Check everything about the recipe that can be checked without changing anything.",
        description = {
            "",
            "What needs no server is checked always, the rest by the target's servers when they run: each statement is"
                    + " compiled by Neo4j as the sink will run it, and the Connect worker validates each connector. Ends with"
                    + " exit code 2 when there is an error, and 6 when a server does not answer; warnings and notes are none.",
            ""
        },
        footer = {
            "  k2g validate                        findings, each with its place and what to do",
            "  k2g validate --strict               for CI: warnings are errors",
            "  k2g validate --sarif k2g.sarif      for CI that shows findings on the lines of a pull request",
            "  k2g explain K2G-204                 more about a finding"
        })
final class ValidateCommand extends SessionCommand {

    @Option(names = "--strict", description = "Take warnings for errors.")
    private boolean strict;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Write the findings as SARIF 2.1.0 as well.")
    private @Nullable Path sarif;

    @Override
    ExitCode run() {
        ValidationReport found = strict ? validate().strict() : validate();
        if (sarif != null) {
            write(session().console().directory().resolve(sarif), found);
        }
        ValidationReport shown = fromHere(found);
        print(() -> new FindingsText(session().console().colourOnOut()).of(shown), () -> Document.of(shown));
        return found.count(Severity.ERROR) > 0
                ? ExitCode.INVALID
                : found.failure().map(K2gException::exitCode).orElse(ExitCode.DONE);
    }

    private ValidationReport validate() {
        RecipeReader.Reading reading = RecipeReader.examine(
                session().selection().recipeDirectory(), session().selection().parameters());
        if (reading.recipe().isEmpty()) {
            return RecipeValidation.of(reading.problems());
        }
        Recipe recipe = reading.recipe().get();
        ValidationReport ofRecipe = validate(recipe);
        List<Finding> findings = new ArrayList<>(ofRecipe.findings());
        findings.addAll(FeatureFileChecks.check(recipe));
        return new ValidationReport(findings, ofRecipe.failure());
    }

    private ValidationReport validate(Recipe recipe) {
        Optional<Endpoints> endpoints = session().running(session().target());
        if (endpoints.isEmpty()) {
            return RecipeValidation.offline(recipe);
        }
        try (Clients clients = Clients.open(endpoints.get(), session().options().patience())) {
            return RecipeValidation.live(
                    recipe,
                    clients.kafka(),
                    clients.graph(),
                    clients.connect(),
                    endpoints.get().sink());
        }
    }

    /** The same findings, with files named from the working directory if that is above them. */
    private ValidationReport fromHere(ValidationReport report) {
        Path here = session().console().directory();
        List<Finding> findings = report.findings().stream()
                .map(finding -> finding.location().file().startsWith(here)
                        ? finding.in(here.relativize(finding.location().file()))
                        : finding)
                .toList();
        return new ValidationReport(findings, report.failure());
    }

    private void write(Path file, ValidationReport report) {
        String text = new Json().text(SarifLog.of(report, checkout(), Versions.own()));
        try {
            Files.writeString(file, session().redaction().redact(text) + "\n");
        } catch (IOException e) {
            throw new FailedException(
                    FindingCode.FILE_FAILED,
                    file + " cannot be written: " + e + ".",
                    "Name another file with --sarif.",
                    e);
        }
    }

    /** The folder above the recipe that is under version control, or else the working directory. */
    private Path checkout() {
        return Stream.iterate(session().selection().recipeDirectory(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .findFirst()
                .orElse(session().console().directory());
    }

    /**
     * What {@code k2g validate} found, as {@code -o json} prints it.
     *
     * @param findings everything, by file and place
     * @param errors how many of them are errors
     * @param warnings how many are warnings
     * @param notes how many are notes
     */
    private record Document(List<Found> findings, long errors, long warnings, long notes) {

        /**
         * A finding.
         *
         * @param code its code; {@code k2g explain} says more
         * @param severity error, warning or note
         * @param file where it is, from the working directory if that is above it
         * @param line the line, from 1, or null
         * @param column the column, from 1, or null
         * @param problem what was found
         * @param remedy what to do
         */
        record Found(
                FindingCode code,
                String severity,
                String file,
                OptionalInt line,
                OptionalInt column,
                String problem,
                String remedy) {}

        static Document of(ValidationReport report) {
            return new Document(
                    report.findings().stream()
                            .map(finding -> new Found(
                                    finding.code(),
                                    finding.severity().name().toLowerCase(Locale.ROOT),
                                    finding.location().file().toString(),
                                    finding.location().line(),
                                    finding.location().column(),
                                    finding.problem(),
                                    finding.remedy()))
                            .toList(),
                    report.count(Severity.ERROR),
                    report.count(Severity.WARNING),
                    report.count(Severity.NOTE));
        }
    }
}
