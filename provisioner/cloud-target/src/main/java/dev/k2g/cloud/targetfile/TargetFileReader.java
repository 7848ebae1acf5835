package dev.k2g.cloud.targetfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.yaml.Problems;
import dev.k2g.yaml.YamlReader;
import dev.k2g.yaml.YamlSchema;
import dev.k2g.yaml.YamlTree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads a target file: {@code --target cloud.yaml}. */
public final class TargetFileReader {

    private static final YamlSchema SCHEMA = YamlSchema.of(TargetFileReader.class, "target.schema.json");
    private static final JsonPointer TERRAFORM = JsonPointer.compile("/terraform");

    private TargetFileReader() {}

    /**
     * Reads a target file and what it refers to. Nothing that it names is asked for anything, but for Terraform's state.
     *
     * @param environment what <code>${env:NAME}</code> stands for
     * @throws InvalidInputException when it is not there or not valid. Its message lists every problem, one a line, as
     *     {@code cloud.yaml:7: The environment variable CLUSTER_API_KEY is not set.}
     */
    public static TargetFile read(Path file, Map<String, String> environment) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    FindingCode.TARGET_INVALID,
                    "There is no target file " + file + ".",
                    "Name a file, or one of the targets local and docker.");
        }
        Problems problems = new Problems(file);
        Optional<YamlTree> written = YamlReader.read(file, "the target file", problems);
        written.ifPresent(tree -> SCHEMA.check(tree, problems));
        failIfAny(problems);
        SecretFiles secrets = new SecretFiles();
        secrets.addIfSecret(written.orElseThrow());
        YamlTree tree = resolve(written.orElseThrow(), environment, secrets, problems);
        failIfAny(problems);
        TargetFile target = new TargetFileBuilder(tree, secrets, problems).build();
        failIfAny(problems);
        return target;
    }

    /** The schema, for editors. */
    public static String schema() {
        return SCHEMA.text();
    }

    private static YamlTree resolve(
            YamlTree tree, Map<String, String> environment, SecretFiles secrets, Problems problems) {
        JsonNode terraform = tree.root().at(TERRAFORM);
        Optional<Path> outputs = terraform.isTextual()
                ? Optional.of(tree.file().resolveSibling(terraform.textValue()))
                : Optional.empty();
        outputs.ifPresent(secrets::addTerraform);
        return new References(tree, environment, new TerraformOutputs(outputs), secrets, problems).resolve();
    }

    private static void failIfAny(Problems problems) {
        if (!problems.all().isEmpty()) {
            throw Problems.failure(FindingCode.TARGET_INVALID, problems.all());
        }
    }
}
