package dev.k2g.docker.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What to type, or to hand to Compose, in place of {@code k2g worker start}. Secrets stay in the files that it refers to. */
public final class EquivalentCommand {

    /** The folder of the files, beside where the command is typed. */
    private static final String FOLDER = "worker-secrets";

    private static final String STORE = " -destkeystore truststore.jks -deststoretype JKS -deststorepass changeit";
    private static final String PLAIN_WORD = "[A-Za-z0-9_./:=,@%+-]+";

    private EquivalentCommand() {}

    /** A shell script of one {@code docker run}. */
    public static String dockerRun(WorkerRequest request) {
        List<String> lines = new ArrayList<>();
        lines.add("docker run --detach --name " + quoted(request.name()));
        lines.add("--restart unless-stopped --memory " + WorkerSettings.USUAL_LIMIT);
        if (request.usesHostNetwork()) {
            lines.add("--network host");
        } else {
            lines.add("--hostname " + quoted(request.name()));
            lines.add("--publish 127.0.0.1:" + request.port() + ":" + WorkerSettings.PORT);
        }
        lines.add("--volume \"$PWD/" + FOLDER + ":" + WorkerPaths.SECRETS + ":ro\"");
        request.variables().forEach((name, value) -> lines.add("--env " + quoted(name + "=" + value)));
        lines.add(quoted(request.image().name()));
        return files(request) + String.join(" \\\n  ", lines) + "\n";
    }

    /** A Compose file. */
    public static String compose(WorkerRequest request) {
        String network = request.usesHostNetwork()
                ? "    network_mode: host\n"
                : "    hostname: " + yaml(request.name()) + "\n    ports:\n      - "
                        + yaml("127.0.0.1:" + request.port() + ":" + WorkerSettings.PORT) + "\n";
        // Compose would replace variables of its own
        String environment = request.variables().entrySet().stream()
                .map(variable -> "      " + variable.getKey() + ": "
                        + yaml(variable.getValue().replace("$", "$$")) + "\n")
                .collect(Collectors.joining());
        return files(request) + "services:\n  connect:\n    image: "
                + yaml(request.image().name())
                + "\n    container_name: " + yaml(request.name())
                + "\n    restart: unless-stopped\n    mem_limit: " + WorkerSettings.USUAL_LIMIT + "\n" + network
                + "    volumes:\n      - ./" + FOLDER + ":" + WorkerPaths.SECRETS + ":ro\n    environment:\n"
                + environment;
    }

    /** What the folder must hold, as comments. */
    private static String files(WorkerRequest request) {
        List<String> lines = new ArrayList<>();
        lines.add("In " + FOLDER + "/, readable by the image's user only:");
        lines.add("  kafka.properties   " + WorkerSecrets.LOGIN_KEY + "=" + WorkerSecrets.LOGIN_BY_REFERENCE);
        lines.add("                     " + WorkerSecrets.CONNECTORS_LOGIN_KEY + "=… with the key of its connectors");
        lines.add("  neo4j.properties   NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, each NAME=value");
        request.endpoints()
                .kafka()
                .certificateAuthority()
                .ifPresent(file -> lines.add("  ca.crt             a copy of " + file));
        request.endpoints().neo4j().certificateAuthority().ifPresent(file -> {
            lines.add("  truststore.jks     the JVM's own authorities, and that of Neo4j beside them:");
            lines.add("                     keytool -importkeystore -noprompt -srcstorepass changeit -srckeystore"
                    + " \"$JAVA_HOME/lib/security/cacerts\"" + STORE);
            lines.add("                     keytool -importcert -noprompt -storetype JKS -storepass changeit"
                    + " -alias neo4j -file " + file + " -keystore truststore.jks");
        });
        String image = request.image().name();
        if (!image.matches("[^/]*[.:][^/]*/.*")) {
            lines.add("Elsewhere than here the image must be pulled: give it a registry's name, and push it.");
            lines.add("  docker tag " + image + " REGISTRY/" + image);
            lines.add("  docker push REGISTRY/" + image);
        }
        return lines.stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }

    private static String quoted(String word) {
        return word.matches(PLAIN_WORD) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String yaml(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
