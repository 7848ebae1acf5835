package dev.k2g.twin;

import dev.k2g.target.Target;
import dev.k2g.target.TargetChoices;
import dev.k2g.target.TargetKind;
import dev.k2g.target.local.LocalOptions;
import dev.k2g.target.local.LocalTarget;

import java.nio.file.Path;

/** A local stack whose connectors are managed ones: {@code twin}. */
public final class TwinTargetKind implements TargetKind {

    @Override
    public String name() {
        return "twin";
    }

    @Override
    public Target open(Path recipeFolder, TargetChoices choices) {
        LocalOptions options = LocalOptions.of(choices.environment());
        return new TwinTarget(new LocalTarget(
                recipeFolder.resolve(".k2g-twin"),
                choices.officialSink().map(options::withOfficialSink).orElse(options)));
    }
}
