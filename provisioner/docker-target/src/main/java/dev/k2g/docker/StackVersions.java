package dev.k2g.docker;

import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.StackDirectory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The versions of a stack's servers, remembered from its last start: asking all of them takes longer than a command. */
final class StackVersions {

    private StackVersions() {}

    static Map<String, String> of(StackDirectory state) {
        return Files.exists(file(state)) ? state.guarded(() -> PropertiesText.read(file(state))) : Map.of();
    }

    static void keep(StackDirectory state, Map<String, String> versions) {
        state.write(file(state), PropertiesText.write(versions));
    }

    private static Path file(StackDirectory state) {
        return state.root().resolve("versions.properties");
    }
}
