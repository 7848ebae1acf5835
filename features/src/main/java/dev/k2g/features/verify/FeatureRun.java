package dev.k2g.features.verify;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.stack.FeatureStack;
import dev.k2g.features.stack.Stack;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.Plugin;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feature files to be run with the step library, by Cucumber. One run at a time in a process. */
public final class FeatureRun {

    private static final String STEPS = "dev.k2g.features.steps";
    private static final String LINES = "(:\\d+)+$";
    private static final Pattern FILE = Pattern.compile("Failed to parse resource at: (\\S+)");
    private static final Pattern MISTAKE = Pattern.compile("\\((\\d+):(\\d+)\\): (.*)");

    /**
     * Where reports are written. Folders that are not there are made.
     *
     * @param junit JUnit's XML, which CI servers read
     * @param html a page for people
     */
    public record ReportFiles(Path junit, Path html) {}

    private final List<String> paths;
    private final Optional<String> tags;
    private volatile @Nullable Thread worker;
    private volatile boolean isStopped;

    /**
     * @param paths feature files and folders of them; {@code file.feature:12} is the scenario of that line
     * @param target the name of the target: scenarios that do not suit it are left out
     * @param tags a tag expression such as {@code @smoke and not @slow}
     * @throws InvalidInputException when a path is not there
     */
    public FeatureRun(List<String> paths, String target, Optional<String> tags) {
        this.paths = paths.stream().map(FeatureRun::absolute).toList();
        this.tags = TargetTags.on(target, tags);
    }

    private FeatureRun(List<String> paths, Optional<String> tags) {
        this.paths = paths;
        this.tags = tags;
    }

    /** The same without the scenarios that are about the stand-in sink, for a worker that has the official one. */
    public FeatureRun onOfficialSink() {
        return new FeatureRun(paths, Optional.of(TargetTags.onOfficialSink(tags)));
    }

    /**
     * Reads the feature files, without taking a step.
     *
     * @return how many scenarios there are to run
     * @throws InvalidInputException when a file is no feature file, a step is not known, or there is no scenario
     */
    public int check() {
        return check(event -> {});
    }

    /** The same, while a listener hears what Cucumber tells. */
    int check(ConcurrentEventListener listener) {
        UnknownSteps unknown = new UnknownSteps();
        run(options().setDryRun(), unknown, listener);
        unknown.throwIfAny();
        if (unknown.scenarios() == 0) {
            throw new InvalidInputException(
                    "There is no scenario in " + String.join(", ", paths)
                            + tags.map(expression -> " with the tags " + expression)
                                    .orElse("") + ".",
                    "Name feature files, folders of them, or a scenario by its line, as in orders.feature:12.");
        }
        return unknown.scenarios();
    }

    /**
     * Runs the scenarios.
     *
     * @param stack where; it stays open
     * @param files where to write reports
     * @param finished told of each scenario when it has ended
     * @throws CancelledException when it was stopped
     */
    public FeatureReport run(Stack stack, ReportFiles files, Consumer<ScenarioResult> finished) {
        long start = System.nanoTime();
        ResultCollector results = new ResultCollector(result -> {
            if (!isStopped) {
                finished.accept(result);
            }
        });
        worker = Thread.currentThread();
        FeatureStack.use(stack);
        try {
            run(options().addPluginName("html:" + files.html()), results);
        } finally {
            worker = null;
            FeatureStack.stop();
        }
        FeatureReport report = results.report(System.nanoTime() - start);
        write(report, files.junit());
        if (isStopped) {
            throw new CancelledException("Interrupted.", null);
        }
        return report;
    }

    private static void write(FeatureReport report, Path junit) {
        try {
            JUnitReport.write(report, junit);
        } catch (IOException e) {
            throw new FailedException(
                    FindingCode.FILE_FAILED,
                    "The report " + junit + " cannot be written: " + e.getMessage(),
                    "Name a file in a folder that may be written to.",
                    e);
        }
    }

    /** Ends the run soon. Any thread may call this. */
    public void stop() {
        isStopped = true;
        FeatureStack.cancel();
        Thread running = worker;
        if (running != null) {
            running.interrupt();
        }
    }

    private RuntimeOptionsBuilder options() {
        RuntimeOptionsBuilder options = new RuntimeOptionsBuilder().addGlue(GluePath.parse(STEPS));
        paths.forEach(path -> options.addFeature(FeatureWithLines.parse(path)));
        try {
            tags.map(TagExpressionParser::parse).ifPresent(options::addTagFilter);
        } catch (TagExpressionException e) {
            throw new InvalidInputException(
                    "The tag expression cannot be read: " + e.getMessage(), "Write it as '@smoke and not @slow'.", e);
        }
        return options;
    }

    private static void run(RuntimeOptionsBuilder options, Plugin... plugins) {
        try {
            Runtime.builder()
                    .withRuntimeOptions(options.build())
                    .withAdditionalPlugins(plugins)
                    .withClassLoader(FeatureRun.class::getClassLoader)
                    .build()
                    .run();
        } catch (FeatureParserException e) {
            throw new InvalidInputException(
                    parserMessages(String.valueOf(e.getMessage())), "Correct the feature file.", e);
        }
    }

    private static String absolute(String path) {
        Path file = Path.of(path.replaceAll(LINES, "")).toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            throw new InvalidInputException(
                    "There is no file or folder " + file + ".", "Name feature files, or folders of them.");
        }
        return file + path.substring(path.replaceAll(LINES, "").length());
    }

    /** One mistake a line, with file, line and column. */
    private static String parserMessages(String message) {
        Matcher file = FILE.matcher(message);
        String where = file.find() ? Path.of(URI.create(file.group(1))).toString() : "A feature file";
        List<String> mistakes = MISTAKE.matcher(message)
                .results()
                .map(mistake -> where + ":" + mistake.group(1) + ":" + mistake.group(2) + ": " + mistake.group(3)
                        + (mistake.group(3).endsWith(".") ? "" : "."))
                .toList();
        return mistakes.isEmpty()
                ? where + " cannot be read: " + message.strip().replaceAll("\\s+", " ")
                : String.join("\n", mistakes);
    }
}
