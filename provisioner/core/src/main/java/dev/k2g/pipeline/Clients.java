package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.K2gException;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The clients of one started target. Whoever opens them closes them; any number of pipelines may use them meanwhile.
 *
 * @param endpoints what they reach
 * @param kafka the client of Kafka
 * @param graph the client of Neo4j
 * @param connect the client of Connect
 */
public record Clients(Endpoints endpoints, Kafka kafka, Graph graph, Connect connect) implements AutoCloseable {

    /** Opens all of them. Nothing is asked yet. */
    public static Clients open(Endpoints endpoints) {
        return open(endpoints, Patience.USUAL);
    }

    /** The same, whose waits take no longer than the user wants. */
    public static Clients open(Endpoints endpoints, Patience patience) {
        // the two take long to begin with, each on another library
        CompletableFuture<Graph> graph = CompletableFuture.supplyAsync(() -> Graph.connect(endpoints.neo4j()));
        Kafka kafka = Kafka.connect(endpoints.kafka(), patience);
        try {
            Connect connect = Connect.at(endpoints.connect(), endpoints.redaction(), patience);
            return new Clients(endpoints, kafka, graph.join(), connect);
        } catch (CompletionException e) {
            kafka.close();
            throw e.getCause() instanceof K2gException failure ? failure : e;
        }
    }

    /**
     * Clients of the same servers after some were started again: others only where a server has moved to another port.
     * These ones are still the caller's to close then.
     */
    public Clients after(Endpoints restarted) {
        return restarted.equals(endpoints) ? this : open(restarted, kafka.patience());
    }

    @Override
    public void close() {
        graph.close();
        kafka.close();
    }
}
