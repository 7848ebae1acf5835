package dev.k2g.features;

import dev.k2g.features.regression.SuiteSink;
import dev.k2g.features.stack.FeatureStack;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

/**
 * Every feature file, on one stack: those of the recipes, and the regressions of k2g itself. Its worker has the stand-in
 * sink, or with {@code K2G_SINK=official} the official one.
 */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories({"meetup-rsvp", "suite/src/test/recipes"})
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.k2g.features.steps,dev.k2g.features.regression")
@ConfigurationParameter(
        key = PLUGIN_PROPERTY_NAME,
        value = "html:target/cucumber/features.html,junit:target/cucumber/features.xml")
@ConfigurationParameter(key = JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME, value = "long")
class FeatureSuiteTest {

    @BeforeSuite
    static void chooseTheSink() {
        FeatureStack.nextHas(SuiteSink.official());
    }
}
