package dev.k2g.features.steps;

import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.stack.StopMode;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;

/** Steps that end servers and start them again: for scenarios with the tag {@code @breaks-servers}. */
public final class ServerSteps {

    private final ScenarioPipeline pipeline;
    private final StepOutcome outcome;

    /** Made by Cucumber, anew for each scenario. */
    public ServerSteps(ScenarioPipeline pipeline, StepOutcome outcome) {
        this.pipeline = pipeline;
        this.outcome = outcome;
    }

    /** The servers as a sentence speaks of them. */
    @ParameterType("the broker|the worker|Neo4j")
    public String server(String name) {
        return switch (name) {
            case "the broker" -> "kafka";
            case "the worker" -> "connect";
            default -> "neo4j";
        };
    }

    /** In order, as when its machine is restarted. */
    @Given("{server} is stopped")
    public void isStopped(String server) {
        end(server, StopMode.IN_ORDER);
    }

    /** At once, as when its machine loses power. */
    @Given("{server} is killed")
    public void isKilled(String server) {
        end(server, StopMode.AT_ONCE);
    }

    private void end(String server, StopMode mode) {
        pipeline.keepToItself();
        pipeline.stack().end(server, mode);
    }

    @Given("{server} is started")
    public void isStarted(String server) {
        Runnable start = pipeline.stack()::mend;
        if (server.equals("neo4j")) {
            start.run(); // what changes in the graph cannot be told while it is away
        } else {
            outcome.of(start);
        }
    }
}
