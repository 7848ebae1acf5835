package dev.k2g.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.cli.CloudGuide.Block;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

/**
 * The way of the guide in a folder that stands for a checkout. What the guide leaves to its reader is filled in, and what
 * differs before a twin: private certificates, the addresses of the APIs, the modules that make things in the cloud, and
 * the names of a worker, since the local stack has one of the usual names.
 *
 * @param folder where it is walked
 * @param isManaged whether connectors are managed, or run on a worker of one's own
 */
record GuideWalk(Path folder, boolean isManaged) {

    private static final Pattern LEFT_TO_THE_READER = Pattern.compile("(\\w+)=…");

    private static final int LONGEST_MINUTES = 5;

    private static final String GROUP = "guide-worker";

    private static final String NAMES = """
            worker = {
              group_id             = "%1$s"
              config_storage_topic = "%1$s-configs"
              offset_storage_topic = "%1$s-offsets"
              status_storage_topic = "%1$s-status"
            }
            """.formatted(GROUP);

    private static final String GROUP_AND_TOPICS = """
                  group: %1$s
                  configTopic: %1$s-configs
                  offsetTopic: %1$s-offsets
                  statusTopic: %1$s-status
            """.formatted(GROUP);

    /** Copies Terraform's configuration, with the modules that need no provider, and edits its variables as a reader does. */
    void copyTerraform() throws IOException {
        Path from = K2gRun.HOME.resolve("terraform");
        Path to = folder.resolve("terraform");
        for (String file : List.of("variables.tf", "outputs.tf", "terraform.tfvars.example", "main.tf")) {
            write("terraform/" + file, Files.readString(from.resolve(file)));
        }
        write("terraform/main.tf", Files.readString(to.resolve("main.tf")).replaceAll("(?ms)^provider .*?}\\n", ""));
        for (String module : List.of("naming", "confluent", "aura")) {
            try (Stream<Path> files = Files.list(from.resolve("modules/" + module))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    write("terraform/modules/" + module + "/" + file.getFileName(), Files.readString(file));
                }
            }
        }
        for (String module : List.of("confluent", "aura")) {
            Path replaced = to.resolve("modules").resolve(module);
            Files.delete(replaced.resolve("versions.tf"));
            Files.delete(replaced.resolve("outputs.tf"));
            write("terraform/modules/" + module + "/main.tf", resource(module + ".tf"));
        }
        String variables = Files.readString(to.resolve("terraform.tfvars.example"));
        write(
                "terraform/terraform.tfvars.example",
                isManaged ? variables.replace("connect = \"worker\"", "connect = \"managed\"") : variables + NAMES);
    }

    /** What Terraform grants. */
    Path acls() throws IOException, InterruptedException {
        Path acls = folder.resolve("acls.json");
        Process printing = new ProcessBuilder(
                        K2gRun.HOME.resolve("terraform/acls").toString(), "terraform/terraform.tfvars.example")
                .directory(folder.toFile())
                .redirectOutput(acls.toFile())
                .redirectError(folder.resolve("acls.log").toFile())
                .start();
        if (printing.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("acls.log")));
        }
        return acls;
    }

    /** Goes it, and answers what was printed and with which code it ended. */
    K2gRun go(CloudGuide guide, RunningTwin twin, RecipeCopy recipe) throws IOException, InterruptedException {
        write("terraform/modules/twin.json", made(twin));
        write("k2g", """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dk2g.home='%s' dev.k2g.cli.Main --yes "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), K2gRun.HOME));
        Files.setPosixFilePermissions(folder.resolve("k2g"), fromString("rwx------"));
        write("way", script(guide, twin));
        Path log = folder.resolve("way.log");
        ProcessBuilder way = new ProcessBuilder("bash", "way").directory(folder.toFile());
        way.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        way.environment().put("K2G_RECIPE", recipe.folder().toString());
        way.environment().put("K2G_SINK", "standin");
        way.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
        way.environment().put("CHECKPOINT_DISABLE", "1");
        Process walking =
                way.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!walking.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            walking.descendants().forEach(ProcessHandle::destroy);
            walking.destroy();
            throw new IllegalStateException("It did not come to its end:\n" + Files.readString(log));
        }
        return new K2gRun(walking.exitValue(), Files.readString(log), "");
    }

    private static String made(RunningTwin twin) throws IOException {
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "variables", twin.variables(),
                        "environment", twin.value("environment"),
                        "cluster", twin.value("cluster"),
                        "connectors", twin.value("serviceAccount"),
                        "instance", twin.value("instance")));
    }

    /** Blocks in their order: files are written where they stand, and steps done. */
    private String script(CloudGuide guide, RunningTwin twin) throws IOException {
        StringBuilder script = new StringBuilder("""
                set -eu
                terraform() { printf 'yes\\n' | command terraform "$@"; }
                """);
        Map<String, String> variables = twin.variables();
        for (Block block : guide.blocks()) {
            if (block.isFile("staging.yaml")) {
                script.append("cat > staging.yaml <<'END'\n")
                        .append(target(block.text(), guide, twin))
                        .append("END\n");
            } else if (block.isStep()) {
                script.append(filledIn(
                        isManaged
                                ? withoutWorker(block.text())
                                : block.text().replace("worker start", "worker start --port " + port(twin)),
                        variables));
            }
            if (block.isStep() && block.text().contains("query canoeing")) {
                // as the page says below it, for a cluster that is there for it
                script.append("sed -i 's/^disposable: false/disposable: true/' staging.yaml\n")
                        .append("./k2g --target staging.yaml up\n");
            }
        }
        return script.toString();
    }

    private static String withoutWorker(String step) {
        return step.lines()
                .filter(line -> !line.contains(" worker st"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String filledIn(String step, Map<String, String> variables) {
        return LEFT_TO_THE_READER
                .matcher(step)
                .replaceAll(left -> Matcher.quoteReplacement(left.group(1) + "='"
                        + Objects.requireNonNull(variables.get(left.group(1)), left.group()) + "'"));
    }

    private String target(String text, CloudGuide guide, RunningTwin twin) throws IOException {
        String authority = "certificateAuthority: " + twin.value("certificateAuthority") + "\n";
        String api = "url: " + twin.value("url") + "\n";
        String there = text.replace("\nkafka:\n", "\nkafka:\n  " + authority)
                .replace("\nneo4j:\n", "\nneo4j:\n  " + authority)
                .replace(
                        "\naura:\n",
                        "\naura:\n  " + api + "  instance: " + twin.value("instance") + "\n  " + authority);
        return isManaged
                ? there.replaceFirst(
                        "(?s)connect:\n.*?(?=neo4j:\n)",
                        Matcher.quoteReplacement(
                                guide.managed().replace("  managed:\n", "  managed:\n    " + api + "    " + authority)))
                : there.replace("127.0.0.1:8083", "127.0.0.1:" + port(twin))
                        .replace("    kafka:\n", "    kafka:\n" + GROUP_AND_TOPICS);
    }

    /** Where the twin says that a worker is to answer: the usual port is another worker's. */
    private static String port(RunningTwin twin) throws IOException {
        Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)")
                .matcher(Files.readString(twin.folder().resolve("target.yaml")));
        if (!address.find()) {
            throw new IllegalStateException("The twin's target file has no worker.");
        }
        return address.group(1);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GuideWalk.class.getResourceAsStream("/guide/" + name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
