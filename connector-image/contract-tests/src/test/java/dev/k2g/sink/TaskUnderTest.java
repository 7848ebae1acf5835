package dev.k2g.sink;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** A task as a worker runs it: started through its connector, records put until it takes them. */
final class TaskUnderTest implements AutoCloseable {

    final List<SinkRecord> deadLetters = new ArrayList<>();
    final List<Throwable> deadLetterErrors = new ArrayList<>();
    Future<Void> reportResult = CompletableFuture.completedFuture(null);
    int commitRequests;
    int retries;
    long timeout = -1;
    final SinkTask task;

    private TaskUnderTest(SinkConnector connector, Map<String, String> config, boolean hasReporter, int number) {
        connector.start(config);
        Map<String, String> taskConfig = connector.taskConfigs(number + 1).get(number);
        try {
            task = (SinkTask) connector
                    .taskClass()
                    .asSubclass(Task.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        task.initialize(new Context(taskConfig, hasReporter));
        try {
            task.start(taskConfig);
        } catch (RuntimeException e) {
            task.stop();
            throw e;
        }
    }

    static TaskUnderTest start(SinkConnector connector, Map<String, String> config) {
        return new TaskUnderTest(connector, config, true, 0);
    }

    static TaskUnderTest start(SinkConnector connector, Map<String, String> config, int number) {
        return new TaskUnderTest(connector, config, true, number);
    }

    static TaskUnderTest startWithoutReporter(SinkConnector connector, Map<String, String> config) {
        return new TaskUnderTest(connector, config, false, 0);
    }

    /** Puts as a worker does: the same records again after a retriable error and the pause that was asked for. */
    TaskUnderTest put(Collection<SinkRecord> records) {
        while (true) {
            try {
                task.put(records);
                return this;
            } catch (RetriableException e) {
                retries++;
                LockSupport.parkNanos(Math.max(1, timeout) * 1_000_000);
            }
        }
    }

    TaskUnderTest put(SinkRecord... records) {
        return put(List.of(records));
    }

    @Override
    public void close() {
        task.stop();
    }

    private final class Context implements SinkTaskContext {

        private final Map<String, String> config;
        private final boolean hasReporter;

        Context(Map<String, String> config, boolean hasReporter) {
            this.config = config;
            this.hasReporter = hasReporter;
        }

        @Override
        public Map<String, String> configs() {
            return config;
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void offset(TopicPartition partition, long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void timeout(long milliseconds) {
            timeout = milliseconds;
        }

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of();
        }

        @Override
        public void pause(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void requestCommit() {
            commitRequests++;
        }

        @Override
        public @Nullable ErrantRecordReporter errantRecordReporter() {
            return hasReporter ? this::report : null;
        }

        private Future<Void> report(SinkRecord record, Throwable error) {
            deadLetters.add(record);
            deadLetterErrors.add(error);
            return reportResult;
        }
    }

    /** The offsets that a commit would take now. */
    Map<TopicPartition, OffsetAndMetadata> commit(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> current = new LinkedHashMap<>();
        offsets.forEach((partition, offset) -> current.put(partition, new OffsetAndMetadata(offset)));
        return task.preCommit(current);
    }
}
