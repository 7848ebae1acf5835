package dev.k2g.cloud.aura;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.AuraAccess;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for one instance to run, resuming it when it is paused. */
final class InstanceResume {

    /** The API takes 125 requests a minute, from all who use the key. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final AuraAccess access;
    private final Supplier<Optional<AuraInstance>> ask;
    private final BooleanSupplier resume;
    private final Consumer<String> progress;
    private String last = "";
    private boolean told;
    private boolean accepted;
    private Duration pause = SHORTEST_PAUSE;
    private Deadline nextLook = Deadline.in(Duration.ZERO);

    InstanceResume(
            AuraAccess access,
            Supplier<Optional<AuraInstance>> ask,
            BooleanSupplier resume,
            Consumer<String> progress) {
        this.access = access;
        this.ask = ask;
        this.resume = resume;
        this.progress = progress;
    }

    AuraInstance await(Deadline deadline) {
        return deadline.await(
                "the Aura instance " + access.instance() + " to run", this::look, () -> "it is " + last + ".");
    }

    private Optional<AuraInstance> look() {
        if (!nextLook.hasPassed()) {
            return Optional.empty();
        }
        AuraInstance instance =
                ask.get().orElseThrow(() -> InstanceProblem.missing(access).failure());
        boolean hasChanged = !last.equals(instance.status());
        last = instance.status();
        switch (instance.state()) {
            case RUNNING -> {
                if (told) {
                    progress.accept("The Aura instance " + instance + " runs.");
                }
                return Optional.of(instance);
            }
            case PAUSED -> wake(instance);
            case CHANGING -> tellIf(hasChanged, "The Aura instance " + instance + " is " + last + "; waiting.");
            default -> throw InstanceProblem.of(instance).orElseThrow().failure();
        }
        nextLook = Deadline.in(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        return Optional.empty();
    }

    /** Once the API has said yes the status may still be the old one for a while; a command that got lost is repeated. */
    private void wake(AuraInstance instance) {
        tellIf(!told, "The Aura instance " + instance + " is paused; resuming it, which takes minutes.");
        if (!accepted) {
            accepted = resume.getAsBoolean();
        }
    }

    private void tellIf(boolean isNews, String line) {
        if (isNews) {
            told = true;
            progress.accept(line);
        }
    }
}
