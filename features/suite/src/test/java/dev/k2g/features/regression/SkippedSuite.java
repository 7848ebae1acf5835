package dev.k2g.features.regression;

import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Skips every scenario of a suite, with the reason in its report: a suite that is aborted as a whole counts as failed.
 *
 * <p>Static, because Cucumber makes new objects for each scenario.
 */
public final class SkippedSuite {

    private static volatile @Nullable String reason;

    /** The next suite does not run, for this reason. */
    public static void because(String why) {
        reason = why;
    }

    /** Before anything is started for the scenario. */
    @Before(order = 0)
    public void skip() {
        String why = reason;
        if (why != null) {
            throw new TestAbortedException(why);
        }
    }

    /** The suite after that may run. */
    @AfterAll
    public static void forget() {
        reason = null;
    }
}
