package dev.k2g.features.scenario;

import dev.k2g.deadline.Deadline;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.pipeline.Clients;
import dev.k2g.pipeline.ManagedRecipe;
import dev.k2g.pipeline.ManagedRecipe.Changing;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Change;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.provision.ImportedRecipe;
import dev.k2g.provision.RecipeImporter;
import dev.k2g.recipe.Recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What k2g plans, changes and remembers for the recipe of one scenario. */
public final class ScenarioChanges {

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;

    /**
     * @param recipe what should be there
     * @param pipeline knows the servers
     */
    public ScenarioChanges(ScenarioRecipe recipe, ScenarioPipeline pipeline) {
        this.recipe = recipe;
        this.pipeline = pipeline;
    }

    /** What applying would change: a row for each resource. */
    public StepOutcome.Answer plan() {
        try (ManagedRecipe managed = managed()) {
            return table(managed.plan());
        }
    }

    /** Applies the recipe, and answers with what was done. */
    public StepOutcome.Answer apply(Set<Permission> permissions) {
        List<Change> done = new ArrayList<>();
        try (ManagedRecipe managed = managed();
                Changing changing = managed.lock()) {
            changing.apply(
                    changing.plan(), permissions, Deadline.in(pipeline.stack().patience()), done::add);
        }
        return table(new Plan(done));
    }

    /** Deletes what the recipe made, and answers with that and what is left behind. */
    public StepOutcome.Answer destroy() {
        try (ManagedRecipe managed = managed();
                Changing changing = managed.lock()) {
            Plan plan = changing.planDestruction(false);
            changing.destroy(plan, Deadline.in(pipeline.stack().patience()), change -> {});
            return table(plan);
        }
    }

    /** What a recipe made of the servers' state would have. */
    public StepOutcome.Answer importable() {
        Clients clients = pipeline.stack().clients();
        List<String> constraints = recipe.get().constraints().stream()
                .map(constraint -> constraint.name())
                .toList();
        ImportedRecipe live = new RecipeImporter(clients.kafka(), clients.graph(), clients.connect())
                .read(name -> recipe.names().owns(name) || constraints.contains(name));
        Stream<List<TckValue>> topics = live.topics().stream().map(topic -> row("topic", topic.name()));
        Stream<List<TckValue>> unique = live.constraints().stream().map(one -> row("constraint", one.name()));
        Stream<List<TckValue>> connectors = live.connectors().stream().map(one -> row("connector", one.name()));
        ResultTable table = new ResultTable(
                List.of("resource", "name"),
                Stream.of(topics, unique, connectors).flatMap(rows -> rows).toList());
        return columns -> table;
    }

    private List<TckValue> row(String kind, String name) {
        return List.of(TckValues.of(kind), TckValues.of(recipe.names().shown(name)));
    }

    private StepOutcome.Answer table(Plan plan) {
        return columns -> new ResultTable(
                columns,
                plan.changes().stream()
                        .map(change -> columns.stream()
                                .map(column -> TckValues.of(cell(change, column)))
                                .toList())
                        .toList());
    }

    private String cell(Change change, String column) {
        String text = switch (column) {
            case "operation" -> change.operation().name();
            case "resource" -> change.resource().kind().label();
            case "name" -> change.resource().name();
            case "field" -> change.fields().stream().map(field -> field.field()).collect(Collectors.joining(", "));
            case "before" ->
                change.fields().stream()
                        .map(field -> String.valueOf(field.before()))
                        .collect(Collectors.joining(", "));
            case "after" ->
                change.fields().stream()
                        .map(field -> String.valueOf(field.after()))
                        .collect(Collectors.joining(", "));
            case "note" -> String.join(" ", change.notes());
            case "in the way" ->
                change.obstacle().map(obstacle -> obstacle.code().toString()).orElse("");
            default -> throw new AssertionError("A plan has no column " + column + ".");
        };
        return recipe.names().shown(text);
    }

    /** The state topic has the recipe's name: one that no other scenario has. */
    private ManagedRecipe managed() {
        Recipe current = recipe.get();
        Recipe named = new Recipe(
                current.directory(),
                recipe.names().live(current.name()),
                current.topics(),
                current.constraints(),
                current.connectors(),
                current.feeds(),
                current.queries(),
                current.movedConnectors());
        pipeline.keepToItself();
        return Pipeline.on(named, pipeline.stack().clients()).managed();
    }
}
