package dev.k2g.pipeline;

import dev.k2g.graph.GraphCounts;
import dev.k2g.replay.Shortfall;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What one {@code up} did and what is there now: the document that {@code up -o json} prints.
 *
 * @param target the target's name
 * @param servers server name to version
 * @param endpoints where the servers are
 * @param changes what was done to each resource
 * @param replay what became of the lines and records, over all feeds that were replayed
 * @param skipped the feeds that were not, since their recordings were in their topics already
 * @param shortfalls what is wrong with the replays; they are failures when there is anything
 * @param sink what became of the records in Connect
 * @param deadLetters why records became dead letters, the most frequent reason first
 * @param graph nodes by label and relationships by type
 * @param queries the recipe's queries by name: a map from column to value for each row
 * @param sums the totals and what they are made of
 * @param problems why the run has failed though it came to its end; mostly none
 * @param seconds how long each part took
 */
public record RunReport(
        String target,
        Map<String, String> servers,
        Addresses endpoints,
        List<ResourceChange> changes,
        ReplayCounts replay,
        List<SkippedReplay> skipped,
        List<Shortfall> shortfalls,
        SinkReport sink,
        List<DeadLetterReason> deadLetters,
        GraphCounts graph,
        Map<String, List<Map<String, Object>>> queries,
        List<Sum> sums,
        List<RunProblem> problems,
        Seconds seconds) {

    /**
     * Where the servers are.
     *
     * @param kafka bootstrap servers
     * @param connect the REST API
     * @param neo4j the Bolt address
     * @param browser Neo4j Browser, or empty text
     */
    public record Addresses(String kafka, URI connect, URI neo4j, String browser) {}

    /**
     * A replay that was not repeated.
     *
     * @param feed the feed's name
     * @param sent how many records of it are in the topic
     * @param since when the replay that put them there had ended, as ISO 8601 has it
     */
    public record SkippedReplay(String feed, long sent, String since) {}

    /**
     * What was done to one resource.
     *
     * @param resource its kind
     * @param name its name
     * @param operation the operation
     */
    public record ResourceChange(String resource, String name, String operation) {}

    /**
     * How long each part took, in seconds.
     *
     * @param start starting the target
     * @param apply planning, applying, and waiting for healthy tasks
     * @param replay from the first line to the last acknowledged record
     * @param catchUp waiting for the sinks
     * @param total all of it, the queries included
     */
    public record Seconds(double start, double apply, double replay, double catchUp, double total) {}

    /** Whether every sum holds. */
    public boolean addsUp() {
        return sums.stream().allMatch(Sum::holds);
    }
}
