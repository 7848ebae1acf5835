package dev.k2g.sink;

import dev.k2g.sink.config.SinkDialect;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The connector of either dialect: validates its configuration and hands it to the tasks. */
public abstract class StandinSinkConnector extends SinkConnector {

    /**
     * The official version whose contract is kept, and that this is not it. Connect lists class, type and version only, so
     * the version has to say it.
     */
    public static final String VERSION = "5.5.2-standin";

    private final SinkDialect dialect;
    private Map<String, String> properties = Map.of();

    /** A connector that reads the keys of this dialect. */
    protected StandinSinkConnector(SinkDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public final String version() {
        return VERSION;
    }

    @Override
    public final ConfigDef config() {
        return dialect.definition();
    }

    @Override
    public final Config validate(Map<String, String> config) {
        return dialect.validate(config);
    }

    @Override
    public final void start(Map<String, String> config) {
        properties = Map.copyOf(config);
    }

    @Override
    public final Class<? extends Task> taskClass() {
        return StandinSinkTask.class;
    }

    @Override
    public final List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks).mapToObj(this::taskConfig).toList();
    }

    private Map<String, String> taskConfig(int task) {
        Map<String, String> config = new HashMap<>(properties);
        config.put(SinkDialect.TASK, Integer.toString(task));
        config.put(SinkDialect.DIALECT, dialect.name());
        return config;
    }

    @Override
    public final void stop() {
        properties = Map.of();
    }
}
