package dev.k2g.features.regression;

import dev.k2g.features.scenario.ScenarioConnectors;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.scenario.ScenarioRecipe;
import dev.k2g.features.scenario.StepOutcome;
import dev.k2g.features.tck.ResultTable;
import dev.k2g.features.tck.TckValues;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Steps that search for secrets, and that put one where it must be found. */
public final class SecretSteps {

    private static final String PASSWORD_KEY = "neo4j.authentication.basic.password";

    private final ScenarioRecipe recipe;
    private final ScenarioPipeline pipeline;
    private final ScenarioConnectors connectors;
    private final StepOutcome outcome;
    private final List<AutoCloseable> planted = new ArrayList<>();
    private String place = "";

    public SecretSteps(
            ScenarioRecipe recipe, ScenarioPipeline pipeline, ScenarioConnectors connectors, StepOutcome outcome) {
        this.recipe = recipe;
        this.pipeline = pipeline;
        this.connectors = connectors;
        this.outcome = outcome;
    }

    @Given("a secret in a file that others may read")
    public void aSecretInAFile() throws IOException {
        Path file = pipeline.stack().folder().resolve("planted.txt");
        planted.add(() -> Files.delete(file));
        Files.writeString(file, "Basic " + Base64.getEncoder().encodeToString(("neo4j:" + password()).getBytes(UTF_8)));
        place = file.toString();
    }

    @Given("a secret in the process list")
    public void aSecretInTheProcessList() throws IOException {
        Process waiting = new ProcessBuilder("sh", "-c", "read line", password()).start();
        planted.add(waiting::destroy);
        place = Path.of("/proc", Long.toString(waiting.pid()), "cmdline").toString();
    }

    @Given("a secret in the configuration of the connector {word}")
    public void aSecretInAConfiguration(String connector) {
        connectors.reconfigure(recipe.connector(connector), Map.of(PASSWORD_KEY, password()));
        place = "GET /connectors/" + recipe.connector(connector).name() + "/config";
    }

    /** The result names each place where a secret is. */
    @When("searching for every secret")
    public void searchingForEverySecret() {
        outcome.resultOf(() -> {
            ResultTable places = new ResultTable(
                    List.of("place"),
                    SecretSearch.of(pipeline).places().stream()
                            .map(found -> List.of(TckValues.of(found)))
                            .toList());
            return columns -> places;
        });
    }

    @Then("it should be found there")
    public void itShouldBeFoundThere() {
        ResultTable found = outcome.result().withColumns(List.of("place"));
        if (!found.rows().contains(List.of(TckValues.of(place)))) {
            throw new AssertionError("A secret is in " + place + ", but was found in " + found.rows());
        }
    }

    @After
    public void takeAway() throws Exception {
        for (AutoCloseable one : planted) {
            one.close();
        }
    }

    private String password() {
        return pipeline.stack().endpoints().neo4j().password().reveal();
    }
}
