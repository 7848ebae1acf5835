package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.state.LockHolder;
import picocli.CommandLine.Command;

import java.util.List;
import java.util.Map;

/** {@code k2g unlock} */
@Command(
        name = "unlock",
        header = "Take the recipe's lock away from a k2g that is not there any more.",
        description =
                "%nA k2g that ended on this machine leaves no lock that matters. One that was lost with its machine"
                        + " does. Make sure that it is gone: two that change the same resources disturb each other.",
        footerHeading = "%nExample:%n",
        footer = "  k2g unlock")
final class UnlockCommand extends SessionCommand {

    @Override
    ExitCode run() {
        try (Pipeline pipeline = session().pipeline()) {
            session()
                    .confirm(
                            pipeline.endpoints(),
                            "Taking the lock of " + pipeline.recipe().name() + " away");
            List<LockHolder> holders = pipeline.managed().unlock();
            print(() -> text(holders), () -> Map.of("unlocked", holders));
            return ExitCode.DONE;
        }
    }

    private static String text(List<LockHolder> holders) {
        StringBuilder text = new StringBuilder(holders.isEmpty() ? "There was no lock.\n" : "");
        holders.forEach(holder -> text.append("Unlocked: ").append(holder).append('\n'));
        return text.toString();
    }
}
