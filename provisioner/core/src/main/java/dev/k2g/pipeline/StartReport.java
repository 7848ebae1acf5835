package dev.k2g.pipeline;

import dev.k2g.pipeline.RunReport.Addresses;
import dev.k2g.pipeline.RunReport.ResourceChange;

import java.util.List;
import java.util.Map;

/**
 * What one {@code start} did and what is there now: the document that {@code start -o json} prints.
 *
 * @param target the target's name
 * @param servers server name to version
 * @param endpoints where the servers are
 * @param changes what was done to each resource
 * @param seconds how long each part took
 */
public record StartReport(
        String target,
        Map<String, String> servers,
        Addresses endpoints,
        List<ResourceChange> changes,
        Seconds seconds) {

    /**
     * How long each part took, in seconds.
     *
     * @param start starting the target
     * @param apply planning, applying, and waiting for healthy tasks and for the sinks
     * @param total all of it
     */
    public record Seconds(double start, double apply, double total) {}
}
