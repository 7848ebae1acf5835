package dev.k2g.validate;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.graph.Graph;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.yaml.Problem;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Every check of a recipe, for {@code k2g validate}: with the servers of a target that runs, or offline. What cannot be asked
 * is left out, and that is said. {@link PreApplyValidation} is the part without which {@code apply} does not begin.
 */
public final class RecipeValidation {

    private static final SinkConnection NO_CONNECTION = new SinkConnection("", "", "", "");

    private final LocatedRecipe recipe;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable K2gException failure;

    /**
     * What is known of the servers that a recipe is checked against.
     *
     * @param constraints the constraints in the graph
     * @param topics the topics of the recipe that are there, by name
     * @param compilesCypher25 whether the database compiles what the sink runs as Cypher 25
     */
    private record LiveSchema(
            List<LiveConstraint> constraints, Map<String, LiveTopic> topics, boolean compilesCypher25) {}

    private RecipeValidation(Recipe recipe) {
        this.recipe = new LocatedRecipe(recipe);
    }

    /** What breaks a recipe's format, as findings. */
    public static ValidationReport of(List<Problem> problems) {
        return new ValidationReport(
                problems.stream()
                        .map(problem -> Finding.of(
                                FindingCode.RECIPE_INVALID,
                                SourceLocation.at(problem.file(), problem.line()),
                                problem.message()))
                        .toList(),
                Optional.empty());
    }

    /** What can be said without any server. */
    public static ValidationReport offline(Recipe recipe) {
        RecipeValidation validation = new RecipeValidation(recipe);
        validation.leftOut(
                "Cypher as Neo4j compiles it, beyond its syntax and variables, constraints that are there already, partitions"
                        + " that are there already, and the worker's own validation",
                "the target does not run.",
                FindingCode.CHECKS_LEFT_OUT.remedy());
        validation.findings.addAll(SinkStyleChecks.secondStatements(validation.recipe));
        validation.findings.addAll(SyntaxChecks.check(validation.recipe));
        return validation.report(new LiveSchema(List.of(), Map.of(), false), NO_CONNECTION);
    }

    /** What can be said with these servers. Nothing is changed on them. */
    public static ValidationReport live(Recipe recipe, Kafka kafka, Graph graph, Connect connect, SinkConnection sink) {
        RecipeValidation validation = new RecipeValidation(recipe);
        Optional<Boolean> hasCypher25 = validation.ask(
                "Cypher as Neo4j compiles it, beyond its syntax and variables",
                () -> validation.compile(new CypherChecks(graph)));
        if (hasCypher25.isEmpty()) {
            validation.findings.addAll(SyntaxChecks.check(validation.recipe));
        }
        List<LiveConstraint> constraints = hasCypher25.isEmpty()
                ? List.of() // the same server would not answer again
                : validation
                        .ask("constraints that are there already", graph.constraints()::list)
                        .orElse(List.of());
        Map<String, LiveTopic> topics = validation
                .ask("partitions that are there already", () -> validation.topics(kafka))
                .orElse(Map.of());
        validation
                .ask("the worker's own validation", () -> new WorkerChecks(connect, sink).check(validation.recipe))
                .ifPresent(validation.findings::addAll);
        return validation.report(new LiveSchema(constraints, topics, hasCypher25.orElse(false)), sink);
    }

    private boolean compile(CypherChecks cypher) {
        findings.addAll(cypher.check(recipe));
        findings.addAll(cypher.portability(recipe));
        return cypher.hasCypher25();
    }

    private ValidationReport report(LiveSchema live, SinkConnection sink) {
        findings.addAll(SinkStyleChecks.check(recipe, findings));
        findings.addAll(SinkNameChecks.check(recipe));
        findings.addAll(MergeConstraintChecks.check(recipe, live.constraints()));
        findings.addAll(MergeNullChecks.check(recipe));
        findings.addAll(RepeatChecks.check(recipe));
        findings.addAll(FieldNameChecks.check(recipe));
        findings.addAll(TaskChecks.check(recipe, partitions(live)));
        if (!live.compilesCypher25()) {
            findings.addAll(Cypher25Checks.check(recipe));
        }
        recipe.connectors().forEach(connector -> checkConfig(connector, sink));
        findings.addAll(SampleChecks.check(recipe));
        findings.addAll(TimestampChecks.check(recipe, live.topics()));
        return new ValidationReport(findings, Optional.ofNullable(failure));
    }

    private void checkConfig(ConnectorSpec connector, SinkConnection sink) {
        // a managed connector cannot be rendered for a target that does not say how it reaches Kafka
        Dialect dialect = connector
                .dialect()
                .filter(known -> known != Dialect.MANAGED || sink.kafka().isPresent())
                .orElse(Dialect.CURRENT);
        Map<String, String> config = SinkConfig.render(recipe.recipe(), connector, sink, dialect);
        Function<String, SourceLocation> locations =
                property -> recipe.at("connectors", connector.name(), "config", property);
        findings.addAll(ConnectorConfigChecks.check(config, locations));
        findings.addAll(AddressChecks.check(config, locations));
    }

    private Map<String, LiveTopic> topics(Kafka kafka) {
        return kafka.topics()
                .describe(recipe.recipe().topics().values().stream()
                        .map(TopicSpec::name)
                        .toList());
    }

    private static Map<String, Integer> partitions(LiveSchema live) {
        return live.topics().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().partitions()));
    }

    /** Asks a server; when it cannot answer, that is a finding, and the other checks go on. */
    private <T> Optional<T> ask(String what, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (CancelledException e) {
            throw e;
        } catch (K2gException e) {
            failure = failure == null ? e : failure;
            leftOut(what, String.valueOf(e.getMessage()), Objects.requireNonNullElse(e.remedy(), "Try again."));
            return Optional.empty();
        }
    }

    private void leftOut(String what, String why, String remedy) {
        findings.add(Finding.of(
                FindingCode.CHECKS_LEFT_OUT,
                SourceLocation.in(recipe.file()),
                "Not checked: " + what + ". The reason: " + why,
                remedy));
    }
}
