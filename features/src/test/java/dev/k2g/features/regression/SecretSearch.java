package dev.k2g.features.regression;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.stack.Stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for a running pipeline's secrets wherever somebody might read them. */
final class SecretSearch {

    private final ScenarioPipeline pipeline;
    private final Stack stack;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private SecretSearch(ScenarioPipeline pipeline) {
        this.pipeline = pipeline;
        this.stack = pipeline.stack();
    }

    static SecretSearch of(ScenarioPipeline pipeline) {
        return new SecretSearch(pipeline);
    }

    /** Every place that holds a secret. */
    List<String> places() {
        addLogs();
        addFilesThatOthersMayRead();
        addProcessList();
        addRestAnswers();
        addOwnWords();
        SecretForms secrets = new SecretForms(stack.endpoints().secrets());
        return texts.entrySet().stream()
                .filter(text -> secrets.areIn(text.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void addLogs() {
        stack.target().logs().values().forEach(log -> texts.put(log.toString(), read(log)));
    }

    /** Files of mode 0600 may hold secrets. */
    private void addFilesThatOthersMayRead() {
        try (Stream<Path> files = Files.walk(stack.state())) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !permissions(file).equals("rw-------"))
                    .forEach(file -> texts.put(file.toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addProcessList() {
        ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .filter(Files::isReadable)
                .forEach(arguments -> texts.put(arguments.toString(), readIfThere(arguments)));
    }

    private void addRestAnswers() {
        List<String> paths = Stream.concat(
                        Stream.of("/", "/connector-plugins", "/connectors", "/connectors?expand=info&expand=status"),
                        stack.connect().connectors().stream()
                                .flatMap(name -> Stream.of("", "/config", "/status", "/tasks", "/offsets", "/topics")
                                        .map(part -> "/connectors/" + name + part)))
                .toList();
        paths.forEach(path -> texts.put("GET " + path, get(path)));
        stack.connect()
                .connectors()
                .forEach(name -> texts.put("GET /k2g/connectors/" + name, get("/k2g/connectors/" + name + "/counts")));
    }

    /** What k2g itself may print. */
    private void addOwnWords() {
        Endpoints endpoints = stack.endpoints();
        texts.put("endpoints", endpoints.toString());
        texts.put("plan", pipeline.plan().toString());
        texts.put("status", stack.target().status().toString());
        stack.connect()
                .connectors()
                .forEach(name -> stack.connect()
                        .config(name)
                        .ifPresent(config -> texts.put(
                                "validation of " + name,
                                stack.connect()
                                        .validate(config.getOrDefault("connector.class", ""), config)
                                        .toString())));
    }

    private String get(String path) {
        try {
            URI worker = stack.endpoints().connect().uri();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(worker + path)).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process may end while its arguments are read. */
    private static String readIfThere(Path arguments) {
        try {
            return Files.readString(arguments, StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
