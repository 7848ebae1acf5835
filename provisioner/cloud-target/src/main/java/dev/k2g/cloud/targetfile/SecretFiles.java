package dev.k2g.cloud.targetfile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.yaml.YamlTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files that a target's secrets are in. */
final class SecretFiles {

    private static final Set<String> SECRETS = Set.of("apiSecret", "password", "clientSecret");

    /** What Terraform leaves in its folder with every secret in plain text, and how its documentation calls plans. */
    private static final String OF_TERRAFORM = ".*\\.tfstate(\\..*)?|.*\\.tfplan|outputs\\.json";

    private final Set<Path> files = new TreeSet<>();

    void add(Path file) {
        files.add(file.toAbsolutePath().normalize());
    }

    /** The target file itself, when a secret is written in it. */
    void addIfSecret(YamlTree target) {
        if (holdsSecret(target.root())) {
            add(target.file());
        }
    }

    private static boolean holdsSecret(JsonNode node) {
        return node.properties().stream()
                .anyMatch(entry -> entry.getValue().isObject()
                        ? holdsSecret(entry.getValue())
                        : SECRETS.contains(entry.getKey())
                                && !entry.getValue().asText().contains("${"));
    }

    /** @param source the folder of a state, or a file of outputs */
    void addTerraform(Path source) {
        if (!Files.isDirectory(source)) {
            add(source);
            return;
        }
        try (Stream<Path> there = Files.list(source)) {
            there.filter(file -> file.getFileName().toString().matches(OF_TERRAFORM))
                    .forEach(this::add);
        } catch (IOException unreadable) {
            // then nobody else reads it either
        }
    }

    /** Those that everybody on this machine may read. */
    List<Path> readableByAll() {
        return files.stream().filter(SecretFiles::isReadableByAll).toList();
    }

    /** Whoever may not pass a folder does not come to what is in it. */
    private static boolean isReadableByAll(Path file) {
        return mayOthers(PosixFilePermission.OTHERS_READ, file)
                && Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent)
                        .allMatch(folder -> mayOthers(PosixFilePermission.OTHERS_EXECUTE, folder));
    }

    private static boolean mayOthers(PosixFilePermission permission, Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(permission);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false; // not there, or no such permissions here
        }
    }
}
