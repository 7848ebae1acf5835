package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.PartlyAppliedException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.plan.Change;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;

import java.util.function.Consumer;

/** Makes live state as a recipe says: topics, then constraints, then connectors. */
public final class Provisioner {

    private final Kafka kafka;
    private final Graph graph;
    private final Connect connect;
    private final SinkConnection sink;

    /**
     * @param kafka where the topics are
     * @param graph where the constraints are
     * @param connect where the connectors are
     * @param sink how a connector reaches the graph
     */
    public Provisioner(Kafka kafka, Graph graph, Connect connect, SinkConnection sink) {
        this.kafka = kafka;
        this.graph = graph;
        this.connect = connect;
        this.sink = sink;
    }

    /**
     * What differs between the recipe and live state. Nothing is changed.
     *
     * @throws InvalidInputException when the recipe asks for what cannot be, such as fewer partitions
     */
    public Plan plan(Recipe recipe) {
        throw new UnsupportedOperationException("" + kafka + graph + connect + sink);
    }

    /**
     * Carries out a plan in its order, and ends when every connector of the recipe and all its tasks are RUNNING.
     *
     * @param done told each change when it is done; a connector's when it is healthy
     * @throws FailedException when nothing could be done, or a task failed; it names the first cause
     * @throws PartlyAppliedException when some changes were done before one failed
     */
    public void apply(Recipe recipe, Plan plan, Deadline deadline, Consumer<Change> done) {
        throw new UnsupportedOperationException();
    }
}
