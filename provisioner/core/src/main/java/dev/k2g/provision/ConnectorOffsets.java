package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.graph.CypherName;
import dev.k2g.graph.Graph;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.List;
import java.util.Map;

/** What a sink remembers of how far it has come. */
record ConnectorOffsets(Connect connect, Graph graph) {

    /**
     * Forgets it, so that the connector begins at the first record of its topics.
     *
     * @param name a connector that is stopped
     * @param config its configuration
     */
    void forget(String name, Map<String, String> config, Deadline deadline) {
        connect.resetOffsets(name, deadline);
        String label = config.getOrDefault(SinkProperty.EXACTLY_ONCE_LABEL.key(), "");
        if (!label.isEmpty()) { // each of its nodes has strategy, topic and partition
            List<String> topics = SinkConfig.topics(config);
            graph.query(
                    "MATCH (o:" + CypherName.quote(label) + ") WHERE o.topic IN $topics DELETE o",
                    Map.of("topics", topics));
        }
    }
}
