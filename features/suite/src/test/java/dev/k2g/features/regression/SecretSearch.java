package dev.k2g.features.regression;

import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.features.stack.Stack;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a running pipeline's secrets wherever somebody might read them. */
final class SecretSearch {

    private final ScenarioPipeline pipeline;
    private final Stack stack;
    private final SecretForms secrets;
    private final HttpClient http;
    private final List<String> places = new ArrayList<>();

    private SecretSearch(ScenarioPipeline pipeline) {
        this.pipeline = pipeline;
        this.stack = pipeline.stack();
        this.secrets = new SecretForms(stack.endpoints().secrets());
        HttpClient.Builder client = HttpClient.newBuilder();
        stack.endpoints()
                .connect()
                .certificateAuthority()
                .map(TrustedAuthority::of)
                .ifPresent(client::sslContext);
        this.http = client.build();
    }

    static SecretSearch of(ScenarioPipeline pipeline) {
        return new SecretSearch(pipeline);
    }

    /** Every place that holds a secret. */
    List<String> places() {
        searchLogs();
        searchFilesThatOthersMayRead();
        searchProcessList();
        searchRestAnswers();
        searchOwnWords();
        return places;
    }

    private void search(String place, String text) {
        if (secrets.areIn(text)) {
            places.add(place);
        }
    }

    private void searchLogs() {
        stack.target().logs().values().forEach(log -> search(log.toString(), readIfThere(log)));
    }

    /** Files of mode 0600 may hold secrets. */
    private void searchFilesThatOthersMayRead() {
        try {
            Files.walkFileTree(stack.folder(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!permissions(file).equals("rw-------")) {
                        search(file.toString(), readIfThere(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** The servers rename and delete files meanwhile. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void searchProcessList() {
        ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .forEach(arguments -> search(arguments.toString(), readIfThere(arguments)));
    }

    private void searchRestAnswers() {
        List<String> paths = Stream.concat(
                        Stream.of("/", "/connector-plugins", "/connectors", "/connectors?expand=info&expand=status"),
                        stack.connect().connectors().stream()
                                .flatMap(name -> Stream.of("", "/config", "/status", "/tasks", "/offsets", "/topics")
                                        .map(part -> "/connectors/" + name + part)))
                .toList();
        paths.forEach(path -> search("GET " + path, get(path)));
        stack.connect()
                .connectors()
                .forEach(name -> search("GET /k2g/connectors/" + name, get("/k2g/connectors/" + name + "/counts")));
    }

    /** What k2g itself may print. */
    private void searchOwnWords() {
        Endpoints endpoints = stack.endpoints();
        search("endpoints", endpoints.toString());
        search("plan", pipeline.open().managed().plan().toString());
        search("status", stack.target().status().toString());
        stack.connect()
                .connectors()
                .forEach(name -> stack.connect()
                        .config(name)
                        .ifPresent(config -> search(
                                "validation of " + name,
                                stack.connect()
                                        .validate(config.getOrDefault("connector.class", ""), config)
                                        .toString())));
    }

    private String get(String path) {
        try {
            ConnectEndpoint connect = stack.endpoints().connect();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(connect.uri() + path));
            connect.login()
                    .map(login -> login.name() + ":" + login.password().reveal())
                    .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                    .ifPresent(pair -> request.header("Authorization", "Basic " + pair));
            return http.send(request.build(), BodyHandlers.ofString()).body();
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
        } catch (IOException gone) {
            return "";
        }
    }

    /** A file may be deleted, and a process end, before it is read. */
    private static String readIfThere(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
