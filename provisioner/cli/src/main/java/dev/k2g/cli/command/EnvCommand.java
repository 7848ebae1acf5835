package dev.k2g.cli.command;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.ExitCode;
import picocli.CommandLine.Command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code k2g env}: the one command that prints secrets. */
@Command(
        name = "env",
        header = "Print the target's addresses and credentials, for other clients. Secrets are shown.",
        footer = {
            "  eval \"$(k2g env)\"          set them in this shell",
            "  k2g env -o json            the same as a JSON document"
        })
final class EnvCommand extends SessionCommand {

    @Override
    ExitCode run() {
        Map<String, String> variables = variables(session().endpointsForKafka());
        print(() -> exports(variables), () -> variables);
        return ExitCode.DONE;
    }

    private static Map<String, String> variables(Endpoints endpoints) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("BROKER_ENDPOINT", endpoints.kafka().bootstrapServers());
        variables.put("CLUSTER_API_KEY", endpoints.kafka().apiKey());
        variables.put("CLUSTER_API_SECRET", endpoints.kafka().apiSecret().reveal());
        variables.put("CONNECT_URL", endpoints.connect().uri().toString());
        variables.put("NEO4J_URI", endpoints.neo4j().uri().toString());
        variables.put("NEO4J_USERNAME", endpoints.neo4j().username());
        variables.put("NEO4J_PASSWORD", endpoints.neo4j().password().reveal());
        variables.put("NEO4J_DATABASE", endpoints.neo4j().database());
        endpoints.neo4j().browser().ifPresent(browser -> variables.put("NEO4J_BROWSER", browser.toString()));
        endpoints.kafka().certificateAuthority().ifPresent(pem -> variables.put("SSL_CERT_FILE", pem.toString()));
        return variables;
    }

    /** Lines for a shell that set these. */
    static String exports(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quote(variable.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** In single quotes nothing is special to a shell but the single quote. */
    private static String quote(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
