package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.stack.Stack;
import dev.k2g.graph.GraphCounts;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.validate.DisposableTarget;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stack that runs, lent to scenarios: the constraints that the recipe has in it come back afterwards. */
final class RunningStack implements AutoCloseable {

    private final Pipeline pipeline;
    private final List<ConstraintSpec> constraints;
    private final Stack stack;

    private RunningStack(Pipeline pipeline, List<ConstraintSpec> constraints, Stack stack) {
        this.pipeline = pipeline;
        this.constraints = constraints;
        this.stack = stack;
    }

    /**
     * Borrows it.
     *
     * @throws InvalidInputException when it is not disposable, or its graph holds more than the recipe's own
     */
    static RunningStack of(Session session) {
        Recipe recipe = session.selection().recipe();
        Endpoints endpoints = session.endpoints();
        DisposableTarget.require(endpoints, DisposableTarget.Use.SCENARIOS);
        Pipeline pipeline = Pipeline.open(recipe, endpoints, session.options().patience(), Optional.empty());
        try {
            boolean hasConnectors = pipeline.sinkStates().stream()
                    .allMatch(sink -> sink.status().isPresent() && sink.lag().isPresent());
            if (hasConnectors) {
                pipeline.awaitCaughtUp(session.options().timeout()); // what it still wrote would get into scenarios
            }
            session.progress(toBeCleared(DisposableTarget.requireClearable(pipeline.graph(), recipe)));
            pipeline.replays().forget(); // scenarios empty the graph
            Stack stack = Stack.thatRuns(
                    session.selection().recipeDirectory(), session.target(), endpoints, namesBeginWith(session));
            return new RunningStack(pipeline, constraintsThere(pipeline), stack);
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    /** What names must begin with on the target: the parameter {@code prefix} of a target file, or nothing. */
    private static String namesBeginWith(Session session) {
        return session.selection()
                .targetFile()
                .map(file -> file.parameters().getOrDefault("prefix", ""))
                .orElse("");
    }

    private static String toBeCleared(GraphCounts counts) {
        String there = Stream.of(counts.nodes(), counts.relationships())
                .flatMap(kind -> kind.entrySet().stream())
                .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        return there.isEmpty() ? "The graph is empty" : "The graph is cleared: " + there;
    }

    Stack stack() {
        return stack;
    }

    /** Whether its worker has the official sink, not the stand-in. */
    boolean hasOfficialSink() {
        return DialectSelection.hasOfficialSink(pipeline.connect());
    }

    private static List<ConstraintSpec> constraintsThere(Pipeline pipeline) {
        List<String> there = pipeline.graph().constraints().list().stream()
                .map(LiveConstraint::name)
                .toList();
        return pipeline.recipe().constraints().stream()
                .filter(constraint -> there.contains(constraint.name()))
                .toList();
    }

    @Override
    public void close() {
        try (pipeline) {
            stack.close();
            pipeline.managed().beginsAnew(); // what is left in the graph is none of the connectors'
            constraints.forEach(pipeline.graph().constraints()::create);
        }
    }
}
