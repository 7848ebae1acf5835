package dev.k2g.sink;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * A real Neo4j without TLS for this module's tests, started once for the test run and killed at its end; another one has
 * the procedure {@code apoc.cypher.doIt}. It is 5.26, or
 * with K2G_NEO4J=2026 the newer one, which needs K2G_JAVA_HOME where Java is older than 21.
 */
public final class Neo4jServer implements AutoCloseable {

    private static final String USER = "neo4j";

    private static final boolean CALENDAR =
            variable("K2G_NEO4J").filter(line -> line.startsWith("2026")).isPresent();

    private final Path home;
    private final int port;
    private final String password = UUID.randomUUID().toString();
    private @Nullable Process process;
    private final Driver driver;

    private Neo4jServer(String name) throws IOException {
        home = Files.createDirectories(
                Path.of("target", name + "-" + ProcessHandle.current().pid()).toAbsolutePath());
        port = freePort();
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/neo4j.conf"), """
                server.bolt.listen_address=127.0.0.1:%d
                server.bolt.advertised_address=127.0.0.1:%d
                server.http.enabled=false
                server.memory.pagecache.size=32m
                db.transaction.timeout=60s
                db.memory.transaction.max=24m
                dbms.usage_report.enabled=false
                """.formatted(port, port));
        if (name.endsWith("do-it")) {
            DoItPlugin.into(home.resolve("plugins"), classPath("neo4j"));
        }
        // a test run that is ended early must not leave a server behind
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "kill-neo4j"));
        process = launch();
        changeInitialPassword();
        driver = GraphDatabase.driver(uri(), AuthTokens.basic(USER, password));
    }

    /** Hands the one server to tests. */
    static class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Neo4jServer.class;
        }

        @Override
        public Neo4jServer resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(getClass(), key -> start(), Neo4jServer.class);
        }

        private Neo4jServer start() {
            try {
                return server();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Neo4jServer server() throws IOException {
            return new Neo4jServer("neo4j");
        }
    }

    /** Hands one to tests that has {@code apoc.cypher.doIt}. */
    public static final class WithDoIt extends Shared {

        /** Made by JUnit. */
        public WithDoIt() {}

        @Override
        Neo4jServer server() throws IOException {
            return new Neo4jServer("neo4j-with-do-it");
        }
    }

    /** Its address. */
    public String uri() {
        return "bolt://127.0.0.1:" + port;
    }

    /** The password of its user neo4j. */
    public String password() {
        return password;
    }

    Driver driver() {
        return driver;
    }

    int port() {
        return port;
    }

    /** Whether the connector has it run Cypher 25. */
    public boolean runsCypher25() {
        return CALENDAR;
    }

    void clear() {
        try (Session session = driver.session()) {
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
                    .consume();
        }
        run("SHOW CONSTRAINTS YIELD name")
                .forEach(row -> run("DROP CONSTRAINT `" + row.get("name").asString() + "`"));
    }

    List<Record> run(String cypher) {
        return driver.executableQuery(cypher).execute().records();
    }

    /** The only value of the only row. */
    Object value(String cypher) {
        return run(cypher).get(0).get(0).asObject();
    }

    void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        try {
            running.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            try (Session session = driver.session()) {
                return session.run("RETURN 1").hasNext();
            }
        });
    }

    private Process server() {
        return Objects.requireNonNull(process, "not launched");
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(variable("K2G_JAVA_HOME").orElse(System.getProperty("java.home")), "bin", "java")
                                .toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        classPath(CALENDAR ? "neo4j-2026" : "neo4j"),
                        "org.neo4j.server." + (CALENDAR ? "Neo4jCommunity" : "CommunityEntryPoint"),
                        "--home-dir=" + home,
                        "--config-dir=" + home.resolve("conf"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("console.log").toFile()))
                .start();
    }

    private static String classPath(String stack) throws IOException {
        try (InputStream in = Neo4jServer.class.getResourceAsStream("/dev/k2g/stack/" + stack + "/classpath")) {
            if (in == null) {
                throw new IllegalStateException("Neo4j is not on the test class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private void changeInitialPassword() {
        try (Driver initial = GraphDatabase.driver(uri(), AuthTokens.basic(USER, "neo4j"))) {
            await().failFast("Neo4j ended, see " + home, () -> !server().isAlive())
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> {
                        try (Session session = initial.session(SessionConfig.forDatabase("system"))) {
                            session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", Map.of("new", password))
                                    .consume();
                        }
                        return true;
                    });
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        driver.close();
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
