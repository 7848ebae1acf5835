package dev.k2g.docker;

import dev.k2g.docker.engine.EngineName;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a stack's containers, network and volumes are called and found again: by the recipe's folder for people, and by the
 * path of the state directory, of which there is only one.
 *
 * @param state where the stack keeps its state
 */
record StackNames(StackDirectory state) {

    /** The label of everything that belongs to a stack. */
    static final String STACK = "dev.k2g.stack";

    /** The label that says which server a container is. */
    static final String SERVER = "dev.k2g.server";

    /** The label that changes when a container must be replaced. */
    static final String FINGERPRINT = "dev.k2g.fingerprint";

    Map<String, String> label() {
        return Map.of(STACK, state.root().toString());
    }

    String network() {
        return prefix();
    }

    String container(ServerKind server) {
        return prefix() + "-" + server.id();
    }

    String volume(ServerKind server) {
        return prefix() + "-" + server.id() + "-data";
    }

    private String prefix() {
        Path root = state.root();
        return "k2g-" + EngineName.of(Optional.ofNullable(root.getParent()).orElse(root), root);
    }
}
