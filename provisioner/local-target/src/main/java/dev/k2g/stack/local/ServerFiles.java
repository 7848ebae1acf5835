package dev.k2g.stack.local;

import dev.k2g.stack.files.PropertiesText;
import dev.k2g.stack.files.Sha256;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.stack.start.ServerKind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The files of one server, rendered.
 *
 * @param server whose
 * @param program what runs as it
 * @param files by path
 * @param options of its JVM
 * @param classPath as {@code java} wants it
 */
record ServerFiles(
        ServerKind server, ServerProgram program, Map<Path, String> files, List<String> options, String classPath) {

    static ServerFiles render(ServerKind server, StackConfiguration configuration) {
        Map<String, String> values = configuration.values();
        values.put("log.file", configuration.state().log(server.id()).toString());
        ServerProgram program = configuration.program(server);
        Path home = configuration.state().server(server.id());
        Map<Path, String> files = new LinkedHashMap<>();
        for (String template : templates(server)) {
            UnaryOperator<String> escape =
                    template.endsWith(".properties") ? PropertiesText::escape : UnaryOperator.identity();
            String text = ServerResources.text(program.folder(), template);
            files.put(home.resolve(template), ServerResources.render(text, values, escape));
        }
        String options = ServerResources.text(program.folder(), server.id() + ".jvm");
        return new ServerFiles(
                server,
                program,
                files,
                ServerResources.render(options, values, UnaryOperator.identity())
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList(),
                ServerResources.text(program.folder(), "classpath").strip());
    }

    /** The files of its home that are rendered from resources of the same name. */
    private static List<String> templates(ServerKind server) {
        return switch (server) {
            case KAFKA -> List.of("server.properties", "log4j2.properties");
            case CONNECT -> List.of("worker.properties", "log4j2.properties");
            case NEO4J -> List.of("neo4j.conf", "user-logs.xml", "server-logs.xml");
        };
    }

    /** The arguments of its entry point, rendered like templates. */
    private static List<String> arguments(ServerKind server) {
        return switch (server) {
            case KAFKA -> List.of("server.properties");
            case CONNECT -> List.of("worker.properties");
            case NEO4J -> List.of("--console-mode", "--home-dir={{neo4j.home}}", "--config-dir={{neo4j.home}}");
        };
    }

    /** Changes when the server must be started anew to take the configuration up. */
    String fingerprint(TlsFiles tls, StackDirectory state) {
        // a server goes on with the JDK that it has, unless its own is remembered: that of Neo4j is
        String java = server == ServerKind.NEO4J ? program.jdk().home().toString() : "";
        String certificate = state.guarded(() -> Files.readString(tls.certificate()));
        return Sha256.hex(String.join("", files.values()) + String.join("", options) + classPath + java + certificate)
                .substring(0, 16);
    }

    /** Writes them, and what the server finds beside them. */
    void write(StackConfiguration configuration) {
        StackDirectory state = configuration.state();
        state.directory(state.server(server.id()));
        state.directory(Objects.requireNonNull(state.log(server.id()).getParent()));
        files.forEach(state::write);
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(ClassDataArchive.of(this).serverOptions(classList(state, server)));
        arguments.addAll(List.of("-cp", classPath, program.mainClass()));
        arguments(server).stream()
                .map(argument -> ServerResources.render(argument, configuration.values(), UnaryOperator.identity()))
                .forEach(arguments::add);
        state.write(ServerProcess.argumentFile(state, server.id()), argumentText(arguments));
        ServerInitialization.prepare(server, configuration);
    }

    /** Where a server records the classes that it loads, as long as there is no archive of them. */
    static Path classList(StackDirectory state, ServerKind server) {
        return state.server(server.id()).resolve("classes.list");
    }

    /** Arguments as they stand in an argument file of {@code java}. */
    static String argumentText(List<String> arguments) {
        return arguments.stream()
                .map(argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .collect(Collectors.joining());
    }
}
