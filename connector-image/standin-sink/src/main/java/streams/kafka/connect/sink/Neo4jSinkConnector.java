package streams.kafka.connect.sink;

import dev.k2g.sink.StandinSinkConnector;
import dev.k2g.sink.config.LegacyDialect;

/** The stand-in under the official connector's name before 5.1, with the legacy keys. */
public final class Neo4jSinkConnector extends StandinSinkConnector {

    /** Made by the worker. */
    public Neo4jSinkConnector() {
        super(new LegacyDialect());
    }
}
