package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.failure.FindingCode;
import dev.k2g.stack.files.CertificateAuthority;
import dev.k2g.testsupport.TlsTestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class NetworkChecksTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_host_that_is_not_known() {
        CheckFailure failure = failure(new HostPort("no-such-host.invalid", 1).name("It may be asleep."));

        assertThat(failure.code()).isEqualTo(FindingCode.HOST_UNKNOWN);
        assertThat(failure.problem()).isEqualTo("The host no-such-host.invalid is not known here.");
        assertThat(failure.remedy()).endsWith("It may be asleep.");
        assertThat(failure.isRetriable()).isTrue();
    }

    @Test
    void a_port_that_nothing_listens_on() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(failure(new HostPort("localhost", closed).tcp("Start it with k2g worker start."))
                        .remedy())
                .endsWith("runs. Start it with k2g worker start.");
        CheckFailure failure = failure(new HostPort("localhost", closed).tcp());

        assertThat(failure.code()).isEqualTo(FindingCode.UNREACHABLE);
        assertThat(failure.problem()).contains("refuses connections to port " + closed + ": nothing listens there.");
        assertThat(failure.isRetriable()).isTrue();
    }

    @Test
    void a_certificate_that_is_good() throws Exception {
        CertificateAuthority good = certificates(Instant.now());

        try (TlsTestServer server = TlsTestServer.with(good, "127.0.0.1")) {
            assertThat(check("localhost", server, good).run().found()).startsWith("TLSv1.3, certificate until 20");
        }
    }

    @Test
    void one_that_has_expired() throws Exception {
        assertThat(outOfDate(Instant.now().minus(Duration.ofDays(400))))
                .matches(
                        "The certificate of localhost:\\d+ expired on [\\d-]{10}, and this machine's clock says .*Z\\.");
    }

    @Test
    void one_that_is_not_valid_yet_for_a_clock_that_is_off() throws Exception {
        assertThat(outOfDate(Instant.now().plus(Duration.ofDays(400))))
                .matches(
                        "The certificate of localhost:\\d+ is valid from [\\d-]{10} only, and this machine's clock .*");
    }

    private String outOfDate(Instant made) throws IOException, GeneralSecurityException {
        CertificateAuthority certificates = certificates(made);
        try (TlsTestServer server = TlsTestServer.with(certificates, "127.0.0.1")) {
            CheckFailure failure = failure(check("localhost", server, certificates));
            assertThat(failure.code()).isEqualTo(FindingCode.CERTIFICATE_OUT_OF_DATE);
            assertThat(failure.remedy()).startsWith("If the clock is off, set it");
            return failure.problem();
        }
    }

    @Test
    void one_of_an_authority_that_is_not_trusted_as_a_proxy_in_between_has_it() throws Exception {
        try (TlsTestServer server = TlsTestServer.with(certificates(Instant.now()), "127.0.0.1")) {
            CheckFailure system =
                    failure(new TlsCheck(address("localhost", server), Optional.empty(), "kafka.certificateAuthority"));
            CheckFailure other = failure(check("localhost", server, certificates(Instant.now())));

            assertThat(system.code()).isEqualTo(FindingCode.CERTIFICATE_NOT_TRUSTED);
            assertThat(system.problem())
                    .endsWith("was signed by \"k2g local authority\", which this machine does not trust.");
            assertThat(system.remedy()).contains("kafka.certificateAuthority", "a proxy in between opens TLS");
            assertThat(other.problem()).contains("which is not in ").endsWith("ca.pem.");
        }
    }

    @Test
    void one_of_another_host() throws Exception {
        CertificateAuthority certificates = certificates(Instant.now());
        try (TlsTestServer server = TlsTestServer.with(certificates, "127.0.0.2")) {
            assertThat(failure(check("127.0.0.2", server, certificates)).problem())
                    .endsWith("is for localhost, 127.0.0.1, not for 127.0.0.2.");
        }
    }

    @Test
    void a_server_that_speaks_something_else() throws IOException {
        try (TlsTestServer server = TlsTestServer.without("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII))) {
            CheckFailure failure = failure(check("localhost", server));
            assertThat(failure.code()).isEqualTo(FindingCode.NOT_TLS);
            assertThat(failure.problem()).endsWith("answers with something else than TLS.");
        }
    }

    @Test
    void a_plain_listener_that_ends_the_connection() throws IOException {
        try (TlsTestServer server = TlsTestServer.without(new byte[0])) {
            assertThat(failure(check("localhost", server)).problem())
                    .endsWith("ends the connection when asked for TLS.");
        }
    }

    @Test
    void one_of_several_bootstrap_servers_suffices_and_the_other_is_worth_a_word() throws IOException {
        try (TlsTestServer server = TlsTestServer.without(new byte[0])) {
            BootstrapServers bootstrap =
                    new BootstrapServers(HostPort.listOf("no-such-host.invalid:9092, localhost:" + server.port()));

            assertThat(bootstrap.names().status()).isEqualTo(Status.WARNING);
            assertThat(bootstrap.ports().status()).isEqualTo(Status.OK);
            assertThat(bootstrap.usable()).isEqualTo(address("localhost", server));
        }
    }

    private static CertificateAuthority certificates(Instant made) {
        return CertificateAuthority.generate(made, List.of());
    }

    private TlsCheck check(String host, TlsTestServer server, CertificateAuthority trusted)
            throws IOException, GeneralSecurityException {
        Path pem = TlsTestServer.pem(folder.resolve("ca.pem"), trusted);
        return new TlsCheck(address(host, server), Optional.of(pem), "kafka.certificateAuthority");
    }

    private static TlsCheck check(String host, TlsTestServer server) {
        return new TlsCheck(address(host, server), Optional.empty(), "kafka.certificateAuthority");
    }

    private static HostPort address(String host, TlsTestServer server) {
        return new HostPort(host, server.port());
    }

    private static CheckFailure failure(TlsCheck check) {
        return failure(check.run());
    }

    private static CheckFailure failure(CheckResult result) {
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.failures()).hasSize(1);
        return result.failures().get(0);
    }
}
