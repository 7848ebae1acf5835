package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;

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
        return new Clients(
                endpoints,
                Kafka.connect(endpoints.kafka()),
                Graph.connect(endpoints.neo4j()),
                Connect.at(endpoints.connect(), endpoints.redaction()));
    }

    /** The same clients after servers were started again: only a worker may have moved to another port. */
    public Clients after(Endpoints restarted) {
        return new Clients(restarted, kafka, graph, Connect.at(restarted.connect(), restarted.redaction()));
    }

    @Override
    public void close() {
        graph.close();
        kafka.close();
    }
}
