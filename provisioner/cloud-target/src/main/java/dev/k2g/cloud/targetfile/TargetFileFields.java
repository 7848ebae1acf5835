package dev.k2g.cloud.targetfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.secret.Secret;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlTree;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The values of a target file, by JSON pointer. What cannot be used is added to the problems. */
record TargetFileFields(YamlTree file, Problems problems) {

    /** One that begins with https:// or http://. */
    URI address(String at) {
        String text = required(at);
        if (!text.matches("https?://[^/\\s?#]+[^\\s?#]*")) {
            report(
                    at,
                    YamlTree.path(JsonPointer.compile(at))
                            + " must be an address that begins with https:// or http://.");
            return URI.create("https://invalid");
        }
        return URI.create(text.replaceFirst("/+$", ""));
    }

    /** A PEM file that can be read. */
    Optional<Path> certificate(String at) {
        Optional<Path> path =
                text(at).map(name -> file.file().resolveSibling(name).toAbsolutePath());
        path.filter(named -> !Files.isReadable(named))
                .ifPresent(named -> report(at, "There is no certificate " + named + " that can be read."));
        return path;
    }

    boolean has(String at) {
        return !file.root().at(at).isMissingNode();
    }

    Optional<String> text(String at) {
        JsonNode node = file.root().at(at);
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** What the schema makes sure is there. */
    String required(String at) {
        return text(at).orElse("");
    }

    void report(String at, String message) {
        problems.add(file.file(), file.line(JsonPointer.compile(at)), message);
    }

    /** The API key there, and its secret. */
    KafkaKey key(String at) {
        return new KafkaKey(
                required(at + "/apiKey"), Secret.of(required(at + "/apiSecret")), text(at + "/serviceAccount"));
    }
}
