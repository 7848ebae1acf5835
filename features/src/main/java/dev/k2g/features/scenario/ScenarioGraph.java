package dev.k2g.features.scenario;

import dev.k2g.features.stack.FeatureStack;
import dev.k2g.graph.Graph;
import dev.k2g.graph.LiveConstraint;

/** The graph of one scenario. */
public final class ScenarioGraph {

    /** The client. */
    public Graph client() {
        return FeatureStack.running().graph();
    }

    /** Forgets every node and relationship. */
    public void empty() {
        client().clear();
    }

    /** Forgets every constraint too. */
    public void forgetEverything() {
        empty();
        // each commit waits for the disk
        client().constraints().list().parallelStream().map(LiveConstraint::name).forEach(client().constraints()::drop);
    }
}
