package dev.k2g.sink;

/** A task's counts, as JMX shows them. They start at 0 with the task; what is redelivered after a crash counts twice. */
public interface CountsMXBean {

    /** When the task started, in milliseconds since 1970. */
    long getStarted();

    /** Records written to the graph or, by the connector's contract, ignored. */
    long getDelivered();

    /** Records handed to Connect's error reporter, which has acknowledged them. */
    long getDeadLettered();
}
