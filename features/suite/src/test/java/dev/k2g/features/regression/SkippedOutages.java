package dev.k2g.features.regression;

import io.cucumber.java.Before;
import org.opentest4j.TestAbortedException;

/** Skips the scenarios that take longest, unless the system property {@value #KILLS} asks for what kills servers. */
public final class SkippedOutages {

    private static final String KILLS = "k2g.test.kills";

    /** Before anything is started for the scenario. */
    @Before(value = "@outage", order = 0)
    public void skip() {
        if (System.getProperty(KILLS) == null) {
            throw new TestAbortedException("It takes 10 s: -D" + KILLS + "=1 runs it.");
        }
    }
}
