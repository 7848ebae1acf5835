package dev.k2g.cli;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

/** A small checkout with the real launcher, a JDK that says what it was called with, and a Maven that counts builds. */
final class LauncherCheckout {

    /** What the launcher uses of the system; java and mvn must not come from there. */
    private static final List<String> TOOLS =
            List.of("cat cksum cut find sort tr sed dirname basename readlink head tail grep mkdir mv cp rm flock sleep"
                    .split(" "));

    private static final String JAVA = """
            #!/bin/sh
            for argument; do
              case $argument in
                -XX:ArchiveClassesAtExit=*) echo archive >"${argument#*=}"; exit 0 ;;
              esac
            done
            echo "LC_ALL=$LC_ALL"
            printf '<%s>\\n' "$@"
            """;

    private static final String MAVEN = """
            #!/bin/sh
            echo built >>"$CHECKOUT/builds"
            if [ -e "$CHECKOUT/hang" ]; then sleep 30; fi
            if [ -e "$CHECKOUT/fail" ]; then echo '[INFO] ok'; echo '[ERROR] A.java:[1,1] boom'; exit 1; fi
            sleep 0.3
            mkdir -p "$CHECKOUT/provisioner/cli/target"
            echo jar >"$CHECKOUT/provisioner/cli/target/k2g-cli.jar"
            echo library >"$HOME/library.jar"
            printf "%s" "$HOME/library.jar" >"$CHECKOUT/provisioner/cli/target/classpath"
            """;

    private final Path root;
    private final Path jdk;
    private final Map<String, String> environment = new HashMap<>();

    private LauncherCheckout(Path root) {
        this.root = root;
        this.jdk = root.resolveSibling("jdk");
    }

    static LauncherCheckout in(Path folder) throws IOException {
        LauncherCheckout checkout = new LauncherCheckout(folder.resolve("check out"));
        for (String directory : List.of(".mvn", "connector-image", "features", "provisioner/core/src/main")) {
            Files.createDirectories(checkout.root.resolve(directory));
        }
        checkout.write("pom.xml", "<project/>");
        checkout.write("provisioner/core/src/main/A.java", "class A {}");
        Files.copy(K2gRun.HOME.resolve("k2g"), checkout.root.resolve("k2g"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            executable(bin.resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
        }
        executable(bin.resolve("mvn"), MAVEN);
        checkout.jdk("17.0.9");
        checkout.environment.putAll(Map.of(
                "PATH", bin.toString(),
                "HOME", folder.toString(),
                "JAVA_HOME", checkout.jdk.toString(),
                "CHECKOUT", checkout.root.toString(),
                "LANG", "C"));
        return checkout;
    }

    Path root() {
        return root;
    }

    /** Sets a variable for the launches to come; null unsets it. */
    LauncherCheckout with(String variable, @Nullable String value) {
        if (value == null) {
            environment.remove(variable);
        } else {
            environment.put(variable, value);
        }
        return this;
    }

    /** Puts a JDK of this version where JAVA_HOME points. */
    void jdk(String version) throws IOException {
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(jdk.resolve("bin/java"), JAVA);
        executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    }

    void withoutCompiler() throws IOException {
        Files.delete(jdk.resolve("bin/javac"));
    }

    void withoutMaven() throws IOException {
        Files.delete(root.resolveSibling("bin/mvn"));
    }

    void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void delete(String file) throws IOException {
        Files.delete(root.resolve(file));
    }

    /** How often Maven was called. */
    int builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    K2gRun launch(String... arguments) throws IOException, InterruptedException {
        return launchAs(root.resolve("k2g"), arguments);
    }

    K2gRun launchAs(Path launcher, String... arguments) throws IOException, InterruptedException {
        return end(start(launcher, arguments));
    }

    Process start(String... arguments) throws IOException {
        return start(root.resolve("k2g"), arguments);
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.resolveSibling("bin").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static K2gRun end(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The launcher did not end.");
        }
        return new K2gRun(process.exitValue(), out, err);
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + tool + " on the PATH."));
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }
}
