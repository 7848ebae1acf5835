package dev.k2g.features.scenario;

import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValue;
import dev.k2g.features.tck.TckValues;
import dev.k2g.pipeline.Clients;
import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Permission;
import dev.k2g.provision.ImportedRecipe;
import dev.k2g.provision.RecipeImporter;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What k2g plans and changes for the recipe of one scenario, as tables. */
public final class ScenarioChanges {

    private static final Set<String> OF_A_FIELD = Set.of("field", "before", "after");

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;

    /** Made by Cucumber, anew for each scenario. */
    public ScenarioChanges(ScenarioRecipe recipe, ScenarioPipeline pipeline) {
        this.recipe = recipe;
        this.pipeline = pipeline;
    }

    /** What applying would change: a row for each resource. */
    public StepOutcome.Result plan() {
        return table(pipeline.open().managed().plan().changes());
    }

    /** Applies the recipe: what was done. */
    public StepOutcome.Result apply(Set<Permission> permissions) {
        return table(pipeline.apply(permissions));
    }

    /** Deletes what the recipe made: that, and what is left behind. */
    public StepOutcome.Result destroy() {
        return table(pipeline.destroy().changes());
    }

    /** What a recipe made of the servers' state would have. */
    public StepOutcome.Result importable() {
        ResultTable table = TckValues.table(List.of("resource", "name"), live());
        return columns -> table;
    }

    /** @throws AssertionError when something that the recipe would make is on the servers */
    public void shouldNotBeApplied() {
        List<String> there = live().map(one -> String.join(" ", one)).toList();
        if (!there.isEmpty()) {
            throw new AssertionError("The recipe should not be applied, but there are: " + String.join(", ", there));
        }
    }

    /** Kind and name of everything on the servers that the recipe can have made. */
    private Stream<List<String>> live() {
        Clients clients = pipeline.stack().clients();
        List<String> constraints = recipe.get().constraints().stream()
                .map(constraint -> constraint.name())
                .toList();
        ImportedRecipe live = new RecipeImporter(clients.kafka(), clients.graph(), clients.connect())
                .read(name -> recipe.names().owns(name) || constraints.contains(name));
        return Stream.of(
                        live.topics().stream().map(topic -> List.of("topic", topic.name())),
                        live.constraints().stream().map(one -> List.of("constraint", one.name())),
                        live.connectors().stream().map(one -> List.of("connector", one.name())))
                .flatMap(rows -> rows)
                .map(row -> row.stream().map(recipe.names()::shown).toList());
    }

    /** A row for each change; for each of its fields, where these are asked for. */
    private StepOutcome.Result table(List<Change> changes) {
        return columns -> {
            boolean ofFields = columns.stream().anyMatch(OF_A_FIELD::contains);
            return new ResultTable(
                    columns,
                    changes.stream()
                            .flatMap(change -> ofFields
                                    ? change.fields().stream().map(field -> row(change, field, columns))
                                    : Stream.of(row(change, null, columns)))
                            .toList());
        };
    }

    private List<TckValue> row(Change change, @Nullable FieldChange field, List<String> columns) {
        return columns.stream()
                .map(column -> cell(change, field, column))
                .map(text -> TckValues.of(text == null ? null : recipe.names().shown(text)))
                .toList();
    }

    private static @Nullable String cell(Change change, @Nullable FieldChange field, String column) {
        return switch (column) {
            case "operation" -> change.operation().name();
            case "resource" -> change.resource().kind().label();
            case "name" -> change.resource().name();
            case "field" -> field == null ? null : field.field();
            case "before" -> field == null ? null : field.before();
            case "after" -> field == null ? null : field.after();
            case "note" -> String.join(" ", change.notes());
            case "in the way" ->
                change.obstacle().map(obstacle -> obstacle.code().toString()).orElse("");
            default -> throw new AssertionError("A plan has no column " + column + ".");
        };
    }
}
