package dev.k2g.pipeline;

import dev.k2g.deadline.Deadline;
import dev.k2g.plan.Permission;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.stack.local.LocalTarget;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies a recipe in a process of its own, which a test kills. */
final class ApplyProcess {

    private ApplyProcess() {}

    /** Starts it; it prints one byte when it begins to change something. */
    static Process start(Path recipe, Path state) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                ApplyProcess.class.getName(),
                recipe.toString(),
                state.toString());
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return process.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /**
     * Applies with every permission.
     *
     * @param arguments the recipe's folder and the folder of the local target's state
     */
    public static void main(String[] arguments) {
        Recipe recipe = RecipeReader.read(Path.of(arguments[0]), Map.of());
        try (Pipeline pipeline = Pipeline.open(
                recipe, new LocalTarget(Path.of(arguments[1])).running().orElseThrow())) {
            pipeline.managed().plan();
            System.out.write('!');
            System.out.flush();
            pipeline.managed().apply(Set.of(Permission.values()), Deadline.in(Duration.ofSeconds(60)), change -> {});
        }
    }
}
