package dev.k2g.features;

import dev.k2g.docker.DockerTarget;
import dev.k2g.docker.DockerTargetKind;
import dev.k2g.features.regression.SkippedSuite;
import dev.k2g.features.regression.SuiteSink;
import dev.k2g.features.stack.FeatureStack;
import dev.k2g.stack.TargetChoices;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

import java.nio.file.Path;
import java.util.Optional;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

/**
 * The same feature files in containers, where an engine answers and every image is on this machine: with the system
 * property {@code k2g.test.docker=required} it is a failure when they are not. Outages during a delivery are the own
 * stack's alone; what a killed container comes back with is {@code DockerTargetTest}'s. So are the figures of recordings,
 * which are the same everywhere.
 */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories({"meetup-rsvp", "suite/src/test/recipes"})
@ExcludeTags({"local-only", "outage", "recorded"})
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.k2g.features.steps,dev.k2g.features.regression")
@ConfigurationParameter(
        key = PLUGIN_PROPERTY_NAME,
        value = "html:target/cucumber-docker/features.html,junit:target/cucumber-docker/features.xml")
@ConfigurationParameter(key = JUNIT_PLATFORM_NAMING_STRATEGY_PROPERTY_NAME, value = "long")
class DockerSuiteTest {

    @BeforeSuite
    static void runInContainers() {
        DockerTarget target = (DockerTarget) new DockerTargetKind()
                .open(Path.of("target/none"), new TargetChoices(System.getenv(), Optional.empty()));
        Optional<String> lacking = target.lacking();
        if ("required".equals(System.getProperty("k2g.test.docker"))) {
            lacking.ifPresent(reason -> {
                throw new IllegalStateException("Skipping is forbidden by k2g.test.docker=required. " + reason);
            });
        }
        FeatureStack.nextHas(SuiteSink.official());
        lacking.ifPresentOrElse(SkippedSuite::because, () -> FeatureStack.nextIsOn("docker"));
    }
}
