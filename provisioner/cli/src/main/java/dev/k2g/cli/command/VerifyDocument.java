package dev.k2g.cli.command;

import dev.k2g.features.stack.Stack;
import dev.k2g.features.verify.FeatureReport;
import dev.k2g.features.verify.FeatureRun.ReportFiles;
import dev.k2g.features.verify.ScenarioResult;
import dev.k2g.features.verify.ScenarioResult.Status;
import dev.k2g.features.verify.ScenarioResult.StepFailure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code k2g verify} found, as {@code -o json} prints it.
 *
 * @param passed how many scenarios passed
 * @param failed how many failed
 * @param skipped how many do not apply here
 * @param seconds how long they took
 * @param servers what they ran on, by server
 * @param sink which sink the worker ran
 * @param connectorsUsedAgain how many connectors a scenario found that another one had left
 * @param reports the reports' files
 * @param scenarios every scenario
 */
record VerifyDocument(
        long passed,
        long failed,
        long skipped,
        double seconds,
        Map<String, String> servers,
        String sink,
        int connectorsUsedAgain,
        Map<String, String> reports,
        List<Scenario> scenarios) {

    static VerifyDocument of(FeatureReport report, Stack stack, ReportFiles files) {
        return new VerifyDocument(
                report.count(Status.PASSED),
                report.count(Status.FAILED),
                report.count(Status.SKIPPED),
                report.took().toMillis() / 1000.0,
                new TreeMap<>(stack.endpoints().versions()),
                stack.sink(),
                stack.shared().connectorsUsedAgain(),
                new TreeMap<>(Map.of(
                        "junit", files.junit().toString(), "html", files.html().toString())),
                report.scenarios().stream().map(Scenario::of).toList());
    }

    /**
     * One scenario.
     *
     * @param feature its feature
     * @param name its name
     * @param place its file and line
     * @param status passed, failed or skipped
     * @param seconds how long it took
     * @param failure the step that failed, and why
     */
    record Scenario(
            String feature, String name, String place, String status, double seconds, Optional<StepFailure> failure) {

        private static Scenario of(ScenarioResult result) {
            return new Scenario(
                    result.feature(),
                    result.name(),
                    result.file() + ":" + result.line(),
                    result.status().name().toLowerCase(Locale.ROOT),
                    result.took().toMillis() / 1000.0,
                    result.failure());
        }
    }
}
