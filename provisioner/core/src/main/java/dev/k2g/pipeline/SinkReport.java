package dev.k2g.pipeline;

import java.util.Locale;

/**
 * What became of the records that the connectors were given during a run.
 *
 * @param plugin what ran: {@code stand-in}, or {@code official 5.5.2}
 * @param delivered records written to the graph, or ignored as the sink's contract says
 * @param deliveredBy how {@code delivered} is known
 * @param deadLettered records that came into the dead letter topics, whether they are still there or not
 * @param expired records that were gone before the sink had read them; where {@code delivered} is derived, those that may
 *     have been
 * @param lag records that the sink has not committed yet
 */
public record SinkReport(
        String plugin, long delivered, DeliveredBy deliveredBy, long deadLettered, long expired, long lag) {

    /** How {@link SinkReport#delivered()} is known. */
    public enum DeliveredBy {
        /** The sink's own count. */
        COUNTED,
        /** Offsets passed, less dead letters and what expired: the sink has no count, or a task was restarted in between. */
        DERIVED,
        /** The same, of a log whose first records are gone: nobody can tell whether they were delivered before that. */
        AT_MOST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
