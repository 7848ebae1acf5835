package dev.k2g.cloud.aura;

import dev.k2g.endpoint.AuraAccess;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;

import java.util.Optional;

/**
 * Why an instance cannot be used now, and what to do.
 *
 * @param problem a sentence
 * @param remedy a sentence
 */
public record InstanceProblem(String problem, String remedy) {

    /** What keeps it from being used; empty while it runs. */
    public static Optional<InstanceProblem> of(AuraInstance instance) {
        String is = "The Aura instance " + instance + " is ";
        return switch (instance.state()) {
            case RUNNING -> Optional.empty();
            case PAUSED ->
                Optional.of(new InstanceProblem(
                        is + "paused"
                                + (instance.isFree() ? ", as Aura Free is after three days without a write." : "."),
                        "Wake it with k2g up, or in the console. One of Aura Free that stays paused is deleted after 30"
                                + " days."));
            case CHANGING -> Optional.of(new InstanceProblem(is + instance.status() + ".", "Wait until it runs."));
            case SUSPENDED ->
                Optional.of(new InstanceProblem(
                        is + "suspended: Aura has taken it out of service, mostly for what is owed or was abused.",
                        "Look into the console's billing, and ask Aura's support; nobody can resume it by the API."));
            case FAILED ->
                Optional.of(new InstanceProblem(
                        is + "\"" + instance.status() + "\": its data could not be loaded.",
                        "Restore a snapshot in the console, or make the instance anew."));
            case GONE ->
                Optional.of(new InstanceProblem(
                        is + instance.status() + ": it is being deleted, and its data with it.",
                        "Make a new one, and write its address and password into the target file."));
        };
    }

    /** There is no such instance. */
    public static InstanceProblem missing(AuraAccess access) {
        return new InstanceProblem(
                "There is no Aura instance " + access.instance()
                        + " in the projects of this API key: it was deleted, or is another project's.",
                "Check aura.instance and the API key; Aura Free deletes what was paused for 30 days.");
    }

    FailedException failure() {
        return new FailedException(FindingCode.INSTANCE_UNUSABLE, problem, remedy);
    }
}
