package dev.k2g.sink;

import org.apache.kafka.connect.errors.ConnectException;

import javax.management.JMException;
import javax.management.ObjectName;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/** A task's counts, visible as the bean {@code k2g.sink:type=Counts,connector="…",task=…,started=…}. */
final class Counts implements CountsMXBean, AutoCloseable {

    private final ObjectName name;
    private final long started = System.currentTimeMillis();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong deadLettered = new AtomicLong();

    private Counts(String connector, int task) throws JMException {
        name = new ObjectName("k2g.sink:type=Counts,connector=" + ObjectName.quote(connector) + ",task=" + task
                + ",started=" + started);
        ManagementFactory.getPlatformMBeanServer().registerMBean(this, name);
    }

    /** Registers the counts of a task that starts. */
    static Counts register(String connector, int task) {
        try {
            return new Counts(connector, task);
        } catch (JMException e) {
            throw new ConnectException("The counts of task " + task + " cannot be registered with JMX.", e);
        }
    }

    void addDelivered(long records) {
        delivered.addAndGet(records);
    }

    void addDeadLettered(long records) {
        deadLettered.addAndGet(records);
    }

    @Override
    public long getStarted() {
        return started;
    }

    @Override
    public long getDelivered() {
        return delivered.get();
    }

    @Override
    public long getDeadLettered() {
        return deadLettered.get();
    }

    @Override
    public void close() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            throw new ConnectException("The task's counts cannot be taken out of JMX.", e);
        }
    }
}
