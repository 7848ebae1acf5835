package dev.k2g.cli.command;

import dev.k2g.bench.Bench;
import dev.k2g.bench.Bench.Part;
import dev.k2g.bench.BenchReport;
import dev.k2g.cli.render.BenchText;
import dev.k2g.cli.session.WorkerSink;
import dev.k2g.failure.ExitCode;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;
import dev.k2g.stack.local.LocalOptions;
import dev.k2g.stack.local.LocalTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code k2g bench} */
@Command(
        name = "bench",
        header = "Measure k2g against plain tools on the same servers.",
        description =
                "%nWhat a plain tool can do as well is measured as a ratio, in rounds that take turns; the rest in"
                        + " seconds. All on a local stack of its own.",
        footer = {
            "  k2g bench                          everything, in some eight minutes",
            "  k2g bench --rounds 5 -o json",
            "  k2g bench plan                     how long k2g plan takes, also for 1,000 topics",
            "  k2g bench production delivery",
            "  k2g --sink official bench delivery bad_records",
            "",
            "Leave the machine alone meanwhile."
        })
final class BenchCommand extends SessionCommand {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each measurement is made; medians count (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Parameters(
            arity = "0..*",
            paramLabel = "PART",
            description = "Measure only these: ${COMPLETION-CANDIDATES}.",
            completionCandidates = PartNames.class)
    private List<Part> only = List.of();

    /** The parts as users write them. */
    static final class PartNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Part.values())
                    .map(part -> part.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }

    @Override
    ExitCode run() {
        Path directory = session().console().home().resolve("target").resolve("bench");
        Set<Part> parts = only.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
        Path folder = directory.resolve("recipe");
        Recipe recipe = RecipeReader.read(session().console().home().resolve("features/meetup-rsvp"), Map.of());
        Optional<Path> officialSink = new WorkerSink(session()).ifAsked(recipe);
        LocalTarget target = new LocalTarget(
                folder.resolve(".k2g"), LocalOptions.of(session().selection().targetChoices(officialSink)));
        BenchReport report = new Bench(
                        recipe,
                        target,
                        TargetKind.named("docker")
                                .open(
                                        folder,
                                        new TargetChoices(session().console().environment(), officialSink)),
                        folder,
                        directory,
                        session().console().home().resolve("k2g"),
                        session()::progress)
                .run(parts, Math.max(1, rounds));
        print(() -> BenchText.of(report), () -> report);
        return ExitCode.DONE;
    }
}
