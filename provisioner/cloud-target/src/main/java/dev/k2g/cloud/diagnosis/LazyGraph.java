package dev.k2g.cloud.diagnosis;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.graph.Graph;

import java.util.Optional;

/** A client of Neo4j, from the moment that somebody wants one. */
final class LazyGraph implements AutoCloseable {

    private final Neo4jEndpoint endpoint;
    private Optional<Graph> graph = Optional.empty();

    LazyGraph(Neo4jEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    Graph get() {
        Graph open = graph.orElseGet(() -> Graph.connect(endpoint));
        graph = Optional.of(open);
        return open;
    }

    @Override
    public void close() {
        graph.ifPresent(Graph::close);
    }
}
