package dev.k2g.bench;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.stack.Target;
import dev.k2g.stack.local.LocalTarget;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The measurements behind {@code k2g bench}, on a local stack of their own.
 *
 * @param recipe the RSVP recipe
 * @param target a stack that nobody else uses; it is ended and forgotten
 * @param containers the same in containers; started only when everything for it is at hand
 * @param folder a recipe's folder, with the state of that stack
 * @param directory for files
 * @param launcher {@code k2g} of the checkout
 * @param progress told what happens, a line at a time
 */
public record Bench(
        Recipe recipe,
        LocalTarget target,
        Target containers,
        Path folder,
        Path directory,
        Path launcher,
        Consumer<String> progress) {

    /** What can be measured. */
    public enum Part {
        /** Start of the stack. */
        START,
        /** From messages to acknowledged records. */
        PRODUCTION,
        /** From messages to the graph. */
        DELIVERY,
        /** The same with records that cannot be written. */
        BAD_RECORDS,
        /** How long a plan with nothing to change takes. */
        PLAN
    }

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * Measures.
     *
     * @param parts what
     * @param rounds how often; the medians count
     * @throws dev.k2g.failure.K2gException when a server fails, or records are lost
     */
    public BenchReport run(Set<Part> parts, int rounds) {
        try {
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            List<Ratio> ratios = new ArrayList<>();
            List<Timing> timings = new ArrayList<>();
            if (parts.contains(Part.START)) {
                ratios.addAll(new StartBench(target, containers, progress).run(rounds));
            }
            Endpoints endpoints = target.start(Deadline.in(PATIENCE), line -> {});
            if (parts.contains(Part.PRODUCTION)) {
                ratios.add(new ProductionBench(
                                endpoints, recipe.feeds().values().iterator().next(), directory, progress)
                        .run(rounds));
            }
            if (parts.contains(Part.DELIVERY)) {
                ratios.add(DeliveryBench.good(recipe, endpoints, directory, rounds, progress));
            }
            if (parts.contains(Part.BAD_RECORDS)) {
                ratios.add(DeliveryBench.withBadRecords(recipe, endpoints, directory, rounds, progress));
            }
            Map<String, Long> memory = Memory.ofServers(target.status());
            if (parts.contains(Part.PLAN)) {
                PlanBench.Result plan = new PlanBench(
                                recipe,
                                endpoints,
                                folder,
                                directory.resolve("plans"),
                                new PlanProcess(launcher),
                                progress)
                        .run(rounds);
                ratios.addAll(plan.ratios());
                timings.addAll(plan.timings());
            }
            return new BenchReport(
                    servers(endpoints), Runtime.getRuntime().availableProcessors(), load, ratios, timings, memory);
        } finally {
            target.kill();
            target.purge();
            if (containers.lacking().isEmpty()) {
                containers.kill();
                containers.purge();
            }
        }
    }

    private static Map<String, String> servers(Endpoints endpoints) {
        Map<String, String> servers = new TreeMap<>(endpoints.versions());
        servers.put("sink", DialectSelection.sinkOf(Connect.at(endpoints.connect(), endpoints.redaction())));
        return servers;
    }
}
