package dev.k2g.jq;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The jq program on the path, 1.6 or 1.7, as Debian has it. */
final class DebianJq {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int SECONDS = 20;

    private DebianJq() {}

    /** Skips the test where there is none. */
    static void assume() {
        String version;
        try {
            Process process = new ProcessBuilder("jq", "--version")
                    .redirectErrorStream(true)
                    .start();
            version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            version = "none";
        }
        Assumptions.assumeTrue(
                version.startsWith("jq-1.6") || version.startsWith("jq-1.7"),
                "compared with jq 1.6 or 1.7, as Debian's package jq has it; here is " + version);
    }

    /**
     * What each program makes of each input, by one process, which takes long to start: the results, or none for an error.
     *
     * @return by program, then by input
     * @throws IllegalStateException when it takes a program for none, or does not end
     */
    static List<List<Optional<List<JsonNode>>>> results(List<String> programs, List<JsonNode> inputs) {
        try {
            Path in = Files.createTempFile("jq", ".json");
            Path out = Files.createTempFile("jq", ".out");
            try {
                Files.write(in, inputs.stream().map(JsonNode::toString).toList());
                String program = programs.stream()
                        .map(each -> "(try [\"ok\", [" + each + "\n]] catch [\"error\"])")
                        .collect(Collectors.joining(", ", "[", "]"));
                Process process = new ProcessBuilder("jq", "-c", program)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("jq did not end: " + program);
                }
                List<String> lines = Files.readAllLines(out);
                if (lines.size() != inputs.size()) {
                    throw new IllegalStateException(
                            "jq makes " + lines.size() + " of " + inputs.size() + ": " + program);
                }
                List<List<Optional<List<JsonNode>>>> results = new ArrayList<>();
                programs.forEach(each -> results.add(new ArrayList<>()));
                for (String line : lines) {
                    JsonNode ofPrograms = JSON.readTree(line);
                    for (int i = 0; i < programs.size(); i++) {
                        JsonNode result = ofPrograms.get(i);
                        List<JsonNode> values = new ArrayList<>();
                        result.path(1).forEach(values::add);
                        results.get(i).add(result.size() == 2 ? Optional.of(values) : Optional.empty());
                    }
                }
                return results;
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
