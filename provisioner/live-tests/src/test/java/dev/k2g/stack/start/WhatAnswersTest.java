package dev.k2g.stack.start;

import com.sun.net.httpserver.HttpServer;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.files.CertificateAuthority;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.StackAccess;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.StackPorts;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.testsupport.TlsTestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import static dev.k2g.stack.start.ServerKind.CONNECT;
import static dev.k2g.stack.start.ServerKind.KAFKA;
import static dev.k2g.stack.start.ServerKind.NEO4J;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A start that finds something else on a server's port says which of all that is possible it is, and never advises to delete data. */
class WhatAnswersTest {

    private static final List<String> NO_MORE_HOSTS = List.of();

    @TempDir
    private Path directory = Path.of("");

    private final List<AutoCloseable> open = new ArrayList<>();
    private StackDirectory state = new StackDirectory(directory);

    @BeforeEach
    void create() {
        state = new StackDirectory(directory.resolve("state"));
        state.create();
        TlsFiles.of(state, Instant.now(), NO_MORE_HOSTS);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void a_TLS_server_of_somebody_else_has_the_port() throws Exception {
        CertificateAuthority foreign = CertificateAuthority.generate(Instant.now(), NO_MORE_HOSTS);

        K2gException failure = start(NEO4J, Optional.of(false), port -> TlsTestServer.with(foreign, "127.0.0.1", port));

        assertThat(failure.code()).isEqualTo(FindingCode.PORT_TAKEN);
        assertThat(failure)
                .hasMessageContaining("Neo4j cannot have port ")
                .hasMessageContaining("pid " + ProcessHandle.current().pid())
                .hasMessageContaining("It shows a certificate that this stack's authority has not signed.");
    }

    @Test
    void a_server_without_TLS_of_somebody_else_has_the_port() throws Exception {
        for (ServerKind server : List.of(KAFKA, NEO4J)) {
            K2gException failure = start(server, Optional.of(false), WhatAnswersTest::speaksHttp);

            assertThat(failure.code()).isEqualTo(FindingCode.PORT_TAKEN);
            assertThat(failure).hasMessageContaining("It does not speak TLS");
        }
    }

    @Test
    void a_program_of_somebody_else_that_says_nothing_has_the_port() throws Exception {
        K2gException failure = start(NEO4J, Optional.of(false), port -> TlsTestServer.without(new byte[0], port));

        assertThat(failure.code()).isEqualTo(FindingCode.PORT_TAKEN);
        assertThat(failure).hasMessageContaining("It ends the connection when asked for TLS.");
    }

    @Test
    void the_worker_of_another_stack_has_the_port() throws Exception {
        K2gException failure = start(CONNECT, Optional.of(false), port -> worker(port, "somebody-elses"));

        assertThat(failure.code()).isEqualTo(FindingCode.PORT_TAKEN);
        assertThat(failure).hasMessageContaining("It is the worker of another Kafka cluster.");
    }

    @Test
    void a_worker_of_ours_on_data_that_was_made_with_other_credentials_is_not_waited_for() {
        K2gException failure = catchThrowableOfType(
                K2gException.class, () -> run(CONNECT, Optional.of(true), port -> worker(port, "that-of-the-data")));

        assertThat(failure.code()).isEqualTo(FindingCode.DATA_OF_OTHER_CREDENTIALS);
        assertThat(failure).hasMessageContaining(state.credentials().toString());
        assertThat(failure.remedy()).startsWith("Put back the file");
    }

    @Test
    void the_worker_of_this_stack_is_known_by_its_cluster() throws Exception {
        String own = Credentials.of(state).clusterId();

        assertThat(run(CONNECT, Optional.empty(), port -> worker(port, own)).target())
                .isEqualTo("none");
    }

    @Test
    void where_nobody_knows_who_listens_the_time_is_waited_for_and_what_was_seen_is_said() throws Exception {
        K2gException failure = start(NEO4J, Optional.empty(), WhatAnswersTest::speaksHttp);

        assertThat(failure).isInstanceOf(UnreachableException.class);
        assertThat(failure.code()).isEqualTo(FindingCode.PORT_TAKEN);
        assertThat(failure).hasMessageContaining("does not speak TLS").hasMessageContaining("the log of neo4j");
    }

    @Test
    void a_certificate_of_our_own_server_that_we_do_not_trust_is_to_be_made_anew() throws Exception {
        CertificateAuthority other = CertificateAuthority.generate(Instant.now(), NO_MORE_HOSTS);

        K2gException failure = start(NEO4J, Optional.of(true), port -> TlsTestServer.with(other, "127.0.0.1", port));

        assertThat(failure.code()).isEqualTo(FindingCode.CERTIFICATE_NOT_TRUSTED);
        assertThat(failure.remedy()).contains(state.tls().toString(), "the data stays");
    }

    @Test
    void a_certificate_of_our_own_server_that_is_out_of_date_is_said_to_be_so() throws Exception {
        CertificateAuthority expired =
                CertificateAuthority.generate(Instant.now().minus(Duration.ofDays(400)), NO_MORE_HOSTS);
        TlsTestServer.pem(state.tls().resolve("ca.crt"), expired);

        K2gException failure = start(NEO4J, Optional.of(true), port -> TlsTestServer.with(expired, "127.0.0.1", port));

        assertThat(failure.code()).isEqualTo(FindingCode.CERTIFICATE_OUT_OF_DATE);
        assertThat(failure).hasMessageContaining("has expired");
    }

    @Test
    void a_server_that_listens_and_says_nothing_yet_is_waited_for_and_named_with_its_log() throws Exception {
        for (ServerKind server : ServerKind.values()) {
            K2gException failure = start(server, Optional.of(true), port -> TlsTestServer.without(new byte[0], port));

            assertThat(failure).isInstanceOf(UnreachableException.class);
            assertThat(failure.code()).isEqualTo(FindingCode.NOT_READY);
            assertThat(failure)
                    .hasMessageContaining("for " + server.title() + " to answer, in vain: it listens on port ")
                    .hasMessageContaining("the log of " + server.id());
            assertThat(failure.remedy()).contains("--timeout", "look at " + server.id());
        }
    }

    /** The failure of a start on a port that this has by then. */
    private K2gException start(ServerKind server, Optional<Boolean> isOwn, Listener listener) {
        K2gException failure = catchThrowableOfType(K2gException.class, () -> run(server, isOwn, listener));
        assertThat(failure).as("the failure of a start").isNotNull();
        assertThat(failure.remedy()).isNotNull().doesNotContain("purge", "password");
        return failure;
    }

    private Endpoints run(ServerKind server, Optional<Boolean> isOwn, Listener listener) throws IOException {
        Function<StackPorts, ServerLauncher> launcher = ports -> new Launcher(ports, isOwn, listener);
        return StackStart.run(
                state,
                EnumSet.of(server),
                Set.of(),
                launcher,
                Deadline.in(isOwn.equals(Optional.of(false)) ? Duration.ofSeconds(20) : Duration.ofSeconds(1)),
                line -> {});
    }

    private static AutoCloseable speaksHttp(int port) throws IOException {
        return TlsTestServer.without("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8), port);
    }

    /** What a worker of this cluster says of itself. */
    private static AutoCloseable worker(int port, String cluster) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 10);
        http.createContext("/", exchange -> {
            byte[] body = ("{\"version\":\"4.3.1\",\"kafka_cluster_id\":\"" + cluster + "\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        return () -> http.stop(0);
    }

    /** Something that listens. */
    private interface Listener {
        AutoCloseable on(int port) throws Exception;
    }

    /** Starts what listens in the place of a server, and is told whether it is the server. */
    private final class Launcher implements ServerLauncher {

        private final StackPorts ports;
        private final Optional<Boolean> isOwn;
        private final Listener listener;

        Launcher(StackPorts ports, Optional<Boolean> isOwn, Listener listener) {
            this.ports = ports;
            this.isOwn = isOwn;
            this.listener = listener;
        }

        @Override
        public StackAccess access() {
            return new StackAccess(Credentials.of(state), new TlsFiles(state.tls()), ports);
        }

        @Override
        public Endpoints endpoints() {
            return access().endpoints("none", "none", "none", Map.of());
        }

        @Override
        public void start(ServerKind server) throws IOException {
            try {
                open.add(listener.on(ports.port(server.port())));
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<Boolean> listensOn(ServerKind server, int port) {
            return isOwn;
        }

        @Override
        public boolean isAlive(ServerKind server) {
            return true;
        }

        @Override
        public String describe(ServerKind server) {
            return server.title();
        }

        @Override
        public String describeRunning(ServerKind server) {
            return server.title();
        }

        @Override
        public String fingerprinted() {
            return "configuration";
        }

        @Override
        public boolean isUpToDate(ServerKind server) {
            return true;
        }

        @Override
        public void end(ServerKind server, boolean answers) {
            throw new IllegalStateException("nothing runs before");
        }

        @Override
        public String reason(ServerKind server) {
            return "the log of " + server.id();
        }

        @Override
        public String remedy(ServerKind server) {
            return "look at " + server.id();
        }

        @Override
        public void undo(Set<ServerKind> started) {
            // what listens goes on, as it would
        }
    }
}
