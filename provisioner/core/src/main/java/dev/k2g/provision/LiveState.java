package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.graph.LiveIndex;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicDryRun;
import dev.k2g.kafka.TopicLog;
import dev.k2g.plan.GraphDeletion;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.cypher.CypherWrites;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What servers say of what is there now: all that a plan is computed from, besides the recipe. Nothing is changed. */
public interface LiveState {

    /** Those of these topics that are there, by name. */
    Map<String, LiveTopic> topics(Collection<String> names);

    /** What is left of those of these topics that are there, by name. */
    Map<String, TopicLog> logs(Collection<String> topics);

    /** What Kafka has against these changes, as a sentence, by topic; nothing for those that it would take. */
    Map<String, String> refusals(Collection<TopicDryRun> trials);

    /** All constraints, by name. */
    List<LiveConstraint> constraints();

    /** All indexes that are no constraint's, by name. */
    List<LiveIndex> indexes();

    /** Why the database cannot have such a constraint, as a sentence; empty when it can. */
    Optional<String> unavailable(ConstraintSpec constraint);

    /** An example of data that is against a constraint, as a sentence; empty when there is none. */
    Optional<String> violation(ConstraintSpec constraint);

    /** How many relationships there are, by type. */
    SortedMap<String, Long> relationships();

    /** How much there is in the graph of what these statements write, and of what is somebody else's, too. */
    GraphDeletion writtenPart(CypherWrites writes);

    /** The dialect for each connector. */
    DialectSelection dialects();

    /** The defaults of this connector class's keys, of those that have one. */
    Map<String, String> defaults(String connectorClass);

    /** Every connector, by its name. */
    Map<String, LiveConnector> connectors();

    /** Whether a sink that is or was this one has written records: by its consumer group. */
    boolean hasWritten(ConnectorSpec connector);
}
