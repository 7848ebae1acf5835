package dev.k2g.stack.local;

import java.nio.file.Path;
import java.util.Optional;

/** The stand-in sink's plugin folder. */
public final class StandInSink {

    private StandInSink() {}

    /** What a worker's {@code plugin.path} names; empty when the build that made these classes left none. */
    public static Optional<Path> folder() {
        return Optional.ofNullable(ServerResources.properties("kafka", "plugins.properties")
                        .get("standin"))
                .map(Path::of);
    }
}
