package dev.k2g.bench;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.pipeline.Clients;
import dev.k2g.pipeline.ManagedRecipe;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How long {@code k2g plan} takes as a whole process when there is nothing to change, and how often it asks the servers.
 * The recipes take turns in one folder, which has the state of the stack in it.
 *
 * @param rsvps the RSVP recipe
 * @param folder a recipe's folder, with the state of the stack
 * @param directory for the recipes that take turns in it
 * @param plan runs the command
 */
record PlanBench(
        Recipe rsvps, Endpoints endpoints, Path folder, Path directory, PlanProcess plan, Consumer<String> progress) {

    private static final int FEW = 100;
    private static final int MANY = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What was measured. */
    record Result(List<Ratio> ratios, List<Timing> timings) {}

    Result run(int rounds) {
        Path large = directory.resolve(MANY + "-topics");
        Path small = directory.resolve(FEW + "-topics");
        try (Clients clients = Clients.open(endpoints)) {
            progress.accept("Making 1,000 topics, 200 constraints and 50 connectors, which stay stopped.");
            LargeStack made = new LargeStack(clients);
            Recipe many = LargeRecipe.write(large, MANY);
            Recipe few = LargeRecipe.write(small, FEW);
            made.make(many);
            made.writeState(many);
            made.writeState(few);
            apply(rsvps, clients);
            double callsOfMany = calls(many, clients);
            double callsOfFew = calls(few, clients);
            return measured(rounds, large, small, callsOfMany, callsOfFew);
        }
    }

    private Result measured(int rounds, Path large, Path small, double callsOfMany, double callsOfFew) {
        List<Double> ofMany = new ArrayList<>();
        List<Double> ofFew = new ArrayList<>();
        List<Double> ofStory = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double many = seconds(large);
            double few = seconds(small);
            double recipe = seconds(rsvps.directory());
            if (round == 0) {
                continue; // the launcher builds and makes its archive, and the servers get warm
            }
            ofMany.add(many);
            ofFew.add(few);
            ofStory.add(recipe);
            progress.accept("Plan, round %d: 1,000 topics %.2f s, 100 topics %.2f s, the RSVP recipe %.2f s."
                    .formatted(round, many, few, recipe));
        }
        return new Result(
                List.of(
                        Ratio.atMost(
                                1.0 * MANY / FEW, "planGrowth", "plan of 1,000 topics ÷ of 100", "s", ofMany, ofFew),
                        Ratio.atMost(
                                1.0,
                                "planCalls",
                                "calls for a plan of 1,000 topics ÷ of 100",
                                "calls",
                                List.of(callsOfMany),
                                List.of(callsOfFew))),
                List.of(
                        Timing.atMost(
                                3.0, "planLarge", "k2g plan, 1,000 topics, 200 constraints, 50 connectors", ofMany),
                        Timing.atMost(2.0, "planRsvps", "k2g plan of the RSVP recipe", ofStory)));
    }

    private double seconds(Path recipe) {
        try {
            replaceFiles(recipe);
        } catch (IOException e) {
            throw new FailedException(folder + " cannot be written: " + e.getMessage() + ".", "Make room there.", e);
        }
        return plan.seconds(folder);
    }

    private void replaceFiles(Path recipe) throws IOException {
        for (Path old : files(folder)) {
            Files.delete(old);
        }
        for (Path file : files(recipe)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void apply(Recipe recipe, Clients clients) {
        Pipeline.on(recipe, clients).managed().apply(Set.of(), Deadline.in(PATIENCE), change -> {});
    }

    /** Requests to all servers, those that open connections left out. */
    private static double calls(Recipe recipe, Clients clients) {
        ManagedRecipe managed = Pipeline.on(recipe, clients).managed();
        managed.plan();
        long before = requests(clients);
        Plan plan = managed.plan();
        long calls = requests(clients) - before;
        if (!plan.isConverged()) {
            throw new FailedException(
                    "The plan of recipe " + recipe.name() + " is not empty: the figures of this bench would mean"
                            + " nothing.",
                    "Look at it with k2g --recipe " + recipe.directory() + " plan.");
        }
        return calls;
    }

    private static long requests(Clients clients) {
        return clients.kafka().requests()
                + clients.graph().requests()
                + clients.connect().requests();
    }
}
