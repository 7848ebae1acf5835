package dev.k2g.cli.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.Severity;
import dev.k2g.validate.Finding;
import dev.k2g.validate.SourceLocation;
import dev.k2g.validate.ValidationReport;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Findings in the form that code scanning services show on the lines of a pull request: SARIF 2.1.0 (OASIS), as far as
 * GitHub's "SARIF support for code scanning" asks for it.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** The name that is resolved to the root of the checkout. */
    private static final String BASE = "%SRCROOT%";

    private static final List<FindingCode> RULES = Arrays.stream(FindingCode.values())
            .filter(code -> code.severity().isPresent())
            .toList();

    /**
     * The log of one validation.
     *
     * @param base the root of the checkout, which files are named from
     * @param toolVersion the version of k2g
     */
    public static SarifLog of(ValidationReport report, Path base, String toolVersion) {
        Driver driver =
                new Driver("k2g", toolVersion, RULES.stream().map(Rule::of).toList());
        List<Result> results = report.findings().stream()
                .map(finding -> Result.of(finding, base))
                .toList();
        Run run = new Run(
                new Tool(driver),
                List.of(new Invocation(report.failure().isEmpty())),
                Map.of(BASE, new Base(folder(base))),
                "utf16CodeUnits",
                results);
        return new SarifLog(SCHEMA, "2.1.0", List.of(run));
    }

    /** One run of a tool. */
    public record Run(
            Tool tool,
            List<Invocation> invocations,
            Map<String, Base> originalUriBaseIds,
            String columnKind,
            List<Result> results) {}

    /** The tool. */
    public record Tool(Driver driver) {}

    /** The tool's program. */
    public record Driver(String name, String version, List<Rule> rules) {}

    /** Whether everything could be checked. */
    public record Invocation(boolean executionSuccessful) {}

    /** What relative addresses begin at. */
    public record Base(String uri) {}

    /** A text for people. */
    public record Text(String text) {}

    /** What is set when nobody sets it otherwise. */
    public record Configuration(String level) {}

    /** A code. */
    public record Rule(
            String id, Text shortDescription, Text fullDescription, Text help, Configuration defaultConfiguration) {

        private static Rule of(FindingCode code) {
            return new Rule(
                    code.id(),
                    new Text(code.title() + "."),
                    new Text(code.cause()),
                    new Text(code.remedy()),
                    new Configuration(levelOf(code.severity().orElse(Severity.NOTE))));
        }
    }

    /** A finding. */
    public record Result(String ruleId, int ruleIndex, String level, Text message, List<Location> locations) {

        private static Result of(Finding finding, Path base) {
            return new Result(
                    finding.code().id(),
                    RULES.indexOf(finding.code()),
                    levelOf(finding.severity()),
                    new Text(finding.problem() + " " + finding.remedy()),
                    List.of(new Location(PhysicalLocation.of(finding.location(), base))));
        }
    }

    /** Where it is. */
    public record Location(PhysicalLocation physicalLocation) {}

    /** Where in which file it is. */
    public record PhysicalLocation(Artifact artifactLocation, Region region) {

        /** Services that show findings on lines want a line of each: the first, where none is known. */
        private static PhysicalLocation of(SourceLocation place, Path base) {
            return new PhysicalLocation(
                    Artifact.of(place.file(), base),
                    new Region(
                            place.line().orElse(1),
                            place.column().isPresent()
                                    ? Optional.of(place.column().getAsInt())
                                    : Optional.empty()));
        }
    }

    /** A file. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Artifact(String uri, Optional<String> uriBaseId) {

        private static Artifact of(Path file, Path base) {
            return file.startsWith(base)
                    ? new Artifact(relative(base.relativize(file)), Optional.of(BASE))
                    : new Artifact(file.toUri().toString(), Optional.empty());
        }
    }

    /** A place in a file, lines and columns from 1. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Region(int startLine, Optional<Integer> startColumn) {}

    private static String levelOf(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** With a slash at its end, as SARIF wants of a base. */
    private static String folder(Path base) {
        String uri = base.toUri().toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }

    private static String relative(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .map(name -> encoded(name.toString()))
                .collect(Collectors.joining("/"));
    }

    private static String encoded(String name) {
        try {
            // behind a slash, so that a colon in it is not taken for the end of a scheme
            return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " cannot be part of an address", e);
        }
    }
}
