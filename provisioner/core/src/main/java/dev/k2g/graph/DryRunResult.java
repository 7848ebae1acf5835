package dev.k2g.graph;

import java.util.List;

/** What a statement would have done, had it not been rolled back. */
public sealed interface DryRunResult {

    /**
     * It would have gone through.
     *
     * @param sideEffects what would have come and gone
     * @param touched the nodes and relationships that it has to do with, as far as they can be told
     * @param compared whether the whole graph before and after was compared; a large one is not: then the server's own
     *     counts are told, in which a label counts for each node and a property each time that it is set
     */
    record Done(SideEffects sideEffects, List<AffectedEntity> touched, boolean compared) implements DryRunResult {

        /** Copies the list. */
        public Done {
            touched = List.copyOf(touched);
        }
    }

    /**
     * The database would not have taken it, because of the data.
     *
     * @param reason the database's words, in one line
     */
    record Refused(String reason) implements DryRunResult {}
}
