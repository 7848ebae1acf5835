package dev.k2g.cli.command;

import dev.k2g.cli.render.Quantity;
import dev.k2g.cli.session.Interruption;
import dev.k2g.cli.session.OutputFormat;
import dev.k2g.cli.session.WorkerSink;
import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.stack.Stack;
import dev.k2g.features.verify.FeatureReport;
import dev.k2g.features.verify.FeatureRun;
import dev.k2g.features.verify.FeatureRun.ReportFiles;
import dev.k2g.features.verify.ScenarioResult;
import dev.k2g.features.verify.TargetTags;
import dev.k2g.stack.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code k2g verify} */
@Command(
        name = "verify",
        header = "Run feature files against real servers, started for them and forgotten afterwards.",
        footer = {
            "  k2g verify                                  every feature file of the recipe",
            "  k2g --recipe my-recipe verify",
            "  k2g verify features/meetup-rsvp/08-graph.feature:12    one scenario",
            "  k2g verify --here --tags 'not @breaks-servers'         on the servers that run; clears the graph",
            "  k2g verify --junit report.xml -o json                  for a script",
            "",
            "Exit code 5 when a scenario fails; 2, before anything starts, when a file or a step is not",
            "understood."
        })
final class VerifyCommand extends SessionCommand {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Feature files, folders of them, or a scenario as FILE:LINE (default: the recipe's folder).")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--here",
            description = "On the target that runs, when it is disposable and its graph holds nothing but what the"
                    + " recipe writes. The graph is empty afterwards.")
    private boolean here;

    @Option(names = "--tags", paramLabel = "EXPRESSION", description = "Only scenarios of these tags.")
    private @Nullable String tags;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Where to write JUnit's XML (default: .k2g-verify/features.xml beside the recipe).")
    private @Nullable Path junit;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where to write the HTML report (default: .k2g-verify/features.html beside the recipe).")
    private @Nullable Path html;

    @Override
    ExitCode run() {
        if (!session().options().parameters().isEmpty()) {
            throw new InvalidInputException(
                    "Scenarios say themselves which parameters the recipe has; --param is not for k2g verify.",
                    "Write Given the recipe has the parameters: into the scenario.");
        }
        FeatureRun run = new FeatureRun(whereToLook(), session().target().name(), Optional.ofNullable(tags));
        session().progress(Quantity.of(run.check(), "scenario") + " to run");
        try (VerifyFolder folder = VerifyFolder.beside(session().selection().recipeDirectory())) {
            ReportFiles files = new ReportFiles(
                    absolute(junit).orElse(folder.report("xml")), absolute(html).orElse(folder.report("html")));
            return here ? runHere(run, files) : runOnServersOfItsOwn(run, files, folder.stack());
        }
    }

    private ExitCode runHere(FeatureRun run, ReportFiles files) {
        try (RunningStack running = RunningStack.of(session())) {
            ExitCode exitCode = run(suiting(run, running.hasOfficialSink()), running.stack(), files);
            session().progress("The graph is empty now; k2g up fills it again.");
            return exitCode;
        }
    }

    private ExitCode runOnServersOfItsOwn(FeatureRun run, ReportFiles files, Path folder) {
        Optional<Path> official =
                new WorkerSink(session()).officialSink(session().selection().recipe(), false);
        Target target = session().selection().ownTarget(folder, official);
        try (Stack stack = Stack.start(folder, target, session().deadline(), session()::progress)) {
            session().mask(stack.endpoints());
            return run(suiting(run, official.isPresent()), stack, files);
        }
    }

    private FeatureRun suiting(FeatureRun run, boolean onOfficialSink) {
        if (!onOfficialSink) {
            return run;
        }
        session()
                .progress("Scenarios with the tag " + TargetTags.STANDIN_ONLY
                        + " are left out: the sink is the official one.");
        return run.onOfficialSink();
    }

    private ExitCode run(FeatureRun run, Stack stack, ReportFiles files) {
        boolean asDocument = session().options().output() == OutputFormat.json;
        PrintStream stream =
                asDocument ? session().console().err() : session().console().out();
        VerifyView view = new VerifyView(
                asDocument
                        ? session().console().colourOnErr()
                        : session().console().colourOnOut(),
                session().console().directory());
        try (Interruption.Scope scope = session().interruption().stoppedBy(run::stop)) {
            FeatureReport report = run.run(stack, files, result -> stream.print(redacted(view, result)));
            print(() -> view.summary(report, stack, files), () -> VerifyDocument.of(report, stack, files));
            return report.isGood() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
        }
    }

    private String redacted(VerifyView view, ScenarioResult result) {
        return session().redaction().redact(view.text(result));
    }

    private List<String> whereToLook() {
        if (paths.isEmpty()) {
            return List.of(session().selection().recipe().directory().toString());
        }
        return paths.stream()
                .map(path -> session().console().directory().resolve(path).toString())
                .toList();
    }

    private Optional<Path> absolute(@Nullable Path file) {
        return Optional.ofNullable(file)
                .map(session().console().directory()::resolve)
                .map(Path::toAbsolutePath);
    }
}
