package dev.k2g.target.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.yaml.Nearest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
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
        if (!value.isValueNode() || value.isNull()) {
            List<String> names = new ArrayList<>();
            all.get().fieldNames().forEachRemaining(names::add);
            problem.accept("Terraform has no output \"" + name + "\" that is a text" + Nearest.hint(name, names) + ".");
            return Optional.empty();
        }
        return Optional.of(value.asText());
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
        Path place = source.orElseThrow(() -> new IOException(
                "The file refers to Terraform, but has no key \"terraform\" with a folder or a file of outputs."));
        if (!Files.exists(place)) {
            throw new IOException("There is no " + place + " with outputs of Terraform.");
        }
        String text = Files.isDirectory(place) ? ask(place) : Files.readString(place, UTF_8);
        try {
            JsonNode read = new ObjectMapper().readTree(text);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            e.clearLocation(); // it quotes what may be a secret
        }
        throw new IOException(place + " does not hold " + SHAPE + ".");
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
