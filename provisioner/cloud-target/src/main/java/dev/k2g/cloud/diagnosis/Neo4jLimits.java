package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.failure.FindingCode;
import dev.k2g.graph.Graph;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How large the graph is, and how large it may become.
 *
 * @param graph a client of the database
 * @param instance what Aura's API says, where it was asked
 */
record Neo4jLimits(Graph graph, Optional<AuraInstance> instance) implements Check {

    /** Of Aura Free, from Aura's page on creating an instance. */
    static final long FREE_NODES = 200_000;

    static final long FREE_RELATIONSHIPS = 400_000;

    /** From when on it is worth a word. */
    private static final double NEARLY = 0.9;

    @Override
    public CheckOutcome run() {
        long nodes = count("MATCH (n) RETURN count(n)");
        long relationships = count("MATCH ()-[r]->() RETURN count(r)");
        boolean isFree = instance.map(AuraInstance::isFree).orElse(false);
        String found = String.format(Locale.ROOT, "%,d nodes and %,d relationships", nodes, relationships)
                + (isFree ? String.format(Locale.ROOT, " of %,d and %,d", FREE_NODES, FREE_RELATIONSHIPS) : "");
        return isFree ? ofFree(found, full(nodes, relationships)) : CheckOutcome.ok(found);
    }

    static double full(long nodes, long relationships) {
        return Math.max((double) nodes / FREE_NODES, (double) relationships / FREE_RELATIONSHIPS);
    }

    static CheckOutcome ofFree(String found, double full) {
        if (full < NEARLY) {
            return CheckOutcome.ok(found);
        }
        boolean isFull = full >= 1;
        CheckFailure trouble = CheckFailure.lasting(
                FindingCode.LIMIT_REACHED,
                String.format(
                        Locale.ROOT,
                        "The instance of Aura Free is %s: it has %s.",
                        isFull ? "full, and the sink can write nothing more" : Math.round(full * 100) + " % full",
                        found),
                "Delete what nobody needs, or upgrade the instance in the console.");
        return isFull ? CheckOutcome.failed(found, trouble) : CheckOutcome.warning(found, trouble);
    }

    private long count(String cypher) {
        return ((Number) graph.query(cypher, Map.of()).rows().get(0).get(0)).longValue();
    }
}
