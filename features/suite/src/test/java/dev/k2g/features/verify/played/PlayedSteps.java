package dev.k2g.features.verify.played;

import dev.k2g.failure.FailedException;
import dev.k2g.features.scenario.UnexpectedFailure;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;

/** Steps that need no server: their failures are those of the step library. */
public final class PlayedSteps {

    private int step;
    private int failed;

    /** Goes well. */
    @Given("something that holds")
    public void something() {
        step++;
    }

    /** Fails, and a later step might expect it. */
    @Given("something that fails, which a later step might expect")
    public void somethingThatFails() {
        step++;
        failed = step;
    }

    /** As the step library does it. */
    @After
    public void nothingFailedUnnoticed() {
        if (failed > 0) {
            throw new UnexpectedFailure(failed, new FailedException("It went wrong.", "Do otherwise."));
        }
    }
}
