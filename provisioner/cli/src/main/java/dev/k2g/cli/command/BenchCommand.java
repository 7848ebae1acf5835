package dev.k2g.cli.command;

import dev.k2g.bench.Bench;
import dev.k2g.bench.Bench.Part;
import dev.k2g.bench.BenchReport;
import dev.k2g.cli.render.BenchText;
import dev.k2g.cli.session.Session;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.target.local.LocalTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code k2g bench} */
@Command(
        name = "bench",
        header = "Measure k2g against plain tools on the same servers.",
        description = "%nEverything is a ratio, measured in rounds that take turns, on a local stack of its own.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  k2g bench                          everything, in some seven minutes",
            "  k2g bench --rounds 5 -o json",
            "  k2g bench --only production,delivery",
            "",
            "Leave the machine alone meanwhile."
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each measurement is made; medians count (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure only these: start, production, delivery, bad_records.")
    private List<Part> only = List.of();

    private final Session session;

    /** A command of this session. */
    public BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path directory = session.console().home().resolve("target").resolve("bench");
        Set<Part> parts = only.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
        LocalTarget target = new LocalTarget(directory.resolve("stack"), session.localOptions());
        BenchReport report = new Bench(
                        RecipeReader.read(session.console().home().resolve("features/meetup-rsvp"), Map.of()),
                        target,
                        directory,
                        session::progress)
                .run(parts, Math.max(1, rounds));
        session.print(() -> BenchText.of(report), () -> report);
        return 0;
    }
}
