package dev.k2g.docker;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.target.Target;
import dev.k2g.target.TargetChoices;
import dev.k2g.target.TargetKind;

import java.nio.file.Path;

/** Servers in containers: {@code docker}. */
public final class DockerTargetKind implements TargetKind {

    static final String NAME = "docker";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Target open(Path recipeFolder, TargetChoices choices) {
        WorkerImage built = (engine, progress) -> {
            throw new InvalidInputException(
                    "No image of Connect is named.", "Name one that has a sink with " + WorkerImage.SETTING + ".");
        };
        return new DockerTarget(recipeFolder.resolve(".k2g-docker"), DockerOptions.of(choices, built));
    }
}
