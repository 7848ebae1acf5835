package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.SinkCounts;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.RecordReader;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a connector of the recipe is doing.
 *
 * @param connector its name
 * @param status what Connect says of it; empty when it is not there
 * @param lag records that it has not committed yet; empty when a topic of its is not there
 * @param counts its own counts; empty when it has none
 * @param deadLetters what its last dead letters tell; empty when it has none, or they cannot be read
 */
public record SinkState(
        String connector,
        Optional<ConnectorStatus> status,
        OptionalLong lag,
        Optional<SinkCounts> counts,
        Optional<LastDeadLetters> deadLetters) {

    static SinkState of(SinkTopics sink, Kafka kafka, RecordReader records, Connect connect) {
        Optional<ConnectorStatus> status = connect.status(sink.connector());
        boolean topicsAreThere = kafka.topics().names().containsAll(sink.topics());
        return new SinkState(
                sink.connector(),
                status,
                topicsAreThere ? OptionalLong.of(sink.lag(kafka)) : OptionalLong.empty(),
                status.flatMap(there -> connect.sinkCounts(sink.connector())),
                topicsAreThere ? LastDeadLetters.of(sink, kafka, records) : Optional.empty());
    }
}
