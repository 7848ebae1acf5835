package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.graph.Graph;
import dev.k2g.plan.Change;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

/** Makes, replaces and drops constraints. */
record ConstraintHandler(Graph graph) implements ResourceHandler {

    @Override
    public ResourceKind kind() {
        return ResourceKind.CONSTRAINT;
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        if (change.operation() == Operation.REPLACE) {
            graph.constraints().drop(change.resource().name());
        }
        recipe.constraints().stream()
                .filter(constraint -> constraint.name().equals(change.resource().name()))
                .findFirst()
                .ifPresent(graph.constraints()::create);
    }

    @Override
    public void delete(String name, Deadline deadline) {
        graph.constraints().drop(name);
    }
}
