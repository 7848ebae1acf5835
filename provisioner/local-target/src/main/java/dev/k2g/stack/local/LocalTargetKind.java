package dev.k2g.stack.local;

import dev.k2g.stack.Target;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.TargetKind;

import java.nio.file.Path;

/** Servers as processes of this machine: {@code local}. */
public final class LocalTargetKind implements TargetKind {

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Target open(Path recipeFolder, TargetChoices choices) {
        return new LocalTarget(recipeFolder.resolve(".k2g"), LocalOptions.of(choices));
    }
}
