package dev.k2g.cloud.targetfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.yaml.Nearest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The outputs of a Terraform configuration: as {@code terraform output -json} prints them (Terraform's page on the
 * command), or saved in a file before. Asked for when the first of them is needed.
 */
final class TerraformOutputs {

    private static final String SHAPE = "what \"terraform output -json\" prints";

    private final Optional<Path> source;
    private @Nullable JsonNode outputs;
    private boolean failed;

    /** @param source a folder with a state, or a file with saved outputs; empty when the target file names none */
    TerraformOutputs(Optional<Path> source) {
        this.source = source;
    }

    /**
     * The output of this name; empty after a problem was told. It is never told what an output holds.
     *
     * @param problem told what is wrong, in a sentence
     */
    Optional<String> value(String name, Consumer<String> problem) {
        Optional<JsonNode> all = outputs(problem);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        JsonNode value = all.get().path(name).path("value");
        if (value.isValueNode() && !value.isNull()) {
            return Optional.of(value.asText());
        }
        problem.accept(whyNot(name, all.get()));
        return Optional.empty();
    }

    /** Terraform leaves out an output whose value is null, which a configuration may have for what is not asked for. */
    private static String whyNot(String name, JsonNode outputs) {
        if (outputs.has(name)) {
            return "Terraform's output \"" + name + "\" is no text.";
        }
        List<String> names = new ArrayList<>();
        outputs.fieldNames().forEachRemaining(names::add);
        return "Terraform has no output \"" + name + "\"" + Nearest.hint(name, names)
                + ". It has those of what terraform.tfvars asks for.";
    }

    private Optional<JsonNode> outputs(Consumer<String> problem) {
        if (outputs == null && !failed) {
            try {
                outputs = read();
            } catch (IOException e) {
                failed = true;
                problem.accept(String.valueOf(e.getMessage()));
            }
        }
        return Optional.ofNullable(outputs);
    }

    private JsonNode read() throws IOException {
        Path path = source.orElseThrow(() -> new IOException(
                "The file refers to Terraform, but has no key \"terraform\" with a folder or a file of outputs."));
        if (!Files.exists(path)) {
            throw new IOException("There is no " + path + " with outputs of Terraform.");
        }
        JsonNode read = parse(Files.isDirectory(path) ? ask(path) : text(path))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IOException(path + " does not hold " + SHAPE + "."));
        if (read.has("terraform_version")) {
            throw new IOException(
                    path + " is Terraform's state itself: name its folder, or a file that holds " + SHAPE + ".");
        }
        if (read.isEmpty()) {
            throw new IOException("Terraform has no outputs in " + path + ": nothing was applied there.");
        }
        return read;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, UTF_8);
        } catch (CharacterCodingException e) {
            return ""; // no text, and so no outputs
        } catch (AccessDeniedException e) {
            throw new IOException(file + " may not be read.", e);
        }
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // its message quotes what may be a secret
        }
    }

    private static String ask(Path folder) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("terraform", "-chdir=" + folder, "output", "-json")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "There is no program terraform to read the state in " + folder + "; name a file that holds " + SHAPE
                            + " instead.",
                    e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("terraform cannot read the state in " + folder + "; try: terraform -chdir="
                        + folder + " output.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while terraform read the state in " + folder + ".", e);
        }
        return output;
    }
}
