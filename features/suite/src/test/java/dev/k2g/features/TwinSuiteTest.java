package dev.k2g.features;

import dev.k2g.features.regression.SkippedSuite;
import dev.k2g.features.regression.SuiteSink;
import dev.k2g.features.stack.FeatureStack;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

/**
 * The same feature files with managed connectors, before the twin of the cloud: with the system property {@code
 * k2g.test.twin}, as CI has it. The figures of recordings, which are the same everywhere, are the own stack's alone.
 */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories({"meetup-rsvp", "suite/src/test/recipes"})
@ExcludeTags({"local-only", "breaks-servers", "own-worker", "recorded"})
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.k2g.features.steps,dev.k2g.features.regression")
@ConfigurationParameter(
        key = PLUGIN_PROPERTY_NAME,
        value = "html:target/cucumber-twin/features.html,junit:target/cucumber-twin/features.xml")
@ConfigurationParameter(key = JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME, value = "long")
class TwinSuiteTest {

    @BeforeSuite
    static void runOnTheTwin() {
        if (System.getProperty("k2g.test.twin") == null) {
            SkippedSuite.because("It takes minutes: -Dk2g.test.twin runs it.");
        } else {
            FeatureStack.nextHas(SuiteSink.official());
            FeatureStack.nextIsOn("twin");
        }
    }
}
