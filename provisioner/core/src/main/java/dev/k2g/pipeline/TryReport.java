package dev.k2g.pipeline;

import dev.k2g.graph.DryRunResult;
import dev.k2g.replay.MappedMessage;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What would become of a message.
 *
 * @param topic the live name of the topic that its records would go to
 * @param message its records, also those that would not be sent
 * @param sinks what each connector that reads the topic would do; none when no record would be sent
 */
public record TryReport(String topic, MappedMessage message, List<Sink> sinks) {

    /** Copies the list. */
    public TryReport {
        sinks = List.copyOf(sinks);
    }

    /**
     * What a connector would do.
     *
     * @param connector its name
     * @param hasDeadLetters whether it puts refused records into a dead letter topic; else one ends its task
     * @param refused why the graph would refuse which records, by their index in the message's records
     * @param written what it would write of the others
     */
    public record Sink(
            String connector, boolean hasDeadLetters, SortedMap<Integer, String> refused, DryRunResult.Done written) {

        /** Copies the map. */
        public Sink {
            refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
        }
    }
}
