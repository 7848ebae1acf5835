package dev.k2g.pipeline;

import java.util.Locale;

/**
 * What became of the records that the connectors were given during a run.
 *
 * @param plugin what ran: {@code stand-in}, or {@code official 5.5.2}
 * @param delivered records written to the graph, or ignored as the sink's contract says
 * @param deliveredBy how {@code delivered} is known
 * @param deadLettered records in the dead letter topics
 * @param lag records that the sink has not committed yet
 */
public record SinkReport(String plugin, long delivered, DeliveredBy deliveredBy, long deadLettered, long lag) {

    /** How {@link SinkReport#delivered()} is known. */
    public enum DeliveredBy {
        /** The sink's own count. */
        COUNTED,
        /** Committed offsets less dead letters: the sink has no count, or a task was restarted in between. */
        DERIVED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
