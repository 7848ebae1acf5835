package dev.k2g.features.stack;

import dev.k2g.failure.FailedException;
import dev.k2g.stack.Target;
import dev.k2g.stack.files.StackDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The logs of servers that did not start: they outlast all else that the target remembers, where they were. */
final class KeptLogs {

    private KeptLogs() {}

    /**
     * Forgets a target but for its logs.
     *
     * @param forgetting forgets all of it
     * @return the logs that are kept
     */
    static List<Path> past(Target target, Runnable forgetting) {
        try {
            Path aside = Files.createTempDirectory("k2g-logs");
            Map<Path, Path> moved = new LinkedHashMap<>();
            for (Path log : target.logs().values()) {
                if (Files.isRegularFile(log) && Files.size(log) > 0) {
                    moved.put(log, Files.move(log, aside.resolve(log.getFileName())));
                }
            }
            forgetting.run();
            for (Map.Entry<Path, Path> log : moved.entrySet()) {
                Path folder = Objects.requireNonNull(log.getKey().getParent());
                new StackDirectory(folder).directory(folder);
                Files.move(log.getValue(), log.getKey());
            }
            Files.delete(aside);
            return new ArrayList<>(moved.keySet());
        } catch (IOException e) {
            throw new FailedException("The servers' logs cannot be kept: " + e + ".", "Check the disk (df).", e);
        }
    }
}
