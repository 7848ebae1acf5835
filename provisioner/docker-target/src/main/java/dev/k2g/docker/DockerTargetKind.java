package dev.k2g.docker;

import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;

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
        return new DockerTarget(recipeFolder.resolve(".k2g-docker"), DockerOptions.of(choices));
    }
}
