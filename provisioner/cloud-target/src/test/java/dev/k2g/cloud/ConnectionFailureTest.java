package dev.k2g.cloud;

import dev.k2g.cloud.aura.Aura;
import dev.k2g.connect.Connect;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Login;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;
import dev.k2g.secret.Secret;
import dev.k2g.stack.files.CertificateAuthority;
import dev.k2g.testsupport.TlsTestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is said when nobody answers at a service's address, or somebody who cannot be trusted: of both clouds alike. */
class ConnectionFailureTest {

    private static final Login LOGIN = new Login("key", Secret.of("hunter2"));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"-400, has expired", "400, is not valid yet"})
    void a_certificate_that_is_out_of_date_or_a_clock_that_is_off(int days, String problem) throws Exception {
        CertificateAuthority certificates =
                CertificateAuthority.generate(Instant.now().plus(Duration.ofDays(days)), List.of());
        Path authority = TlsTestServer.pem(folder.resolve("ca.pem"), certificates);
        try (TlsTestServer server = TlsTestServer.with(certificates, "127.0.0.1")) {
            assertThat(failures("https://localhost:" + server.port(), Optional.of(authority)))
                    .allSatisfy(failure -> {
                        assertThat(failure.code()).isEqualTo(FindingCode.CERTIFICATE_OUT_OF_DATE);
                        assertThat(failure).hasMessageContaining("has a TLS certificate that " + problem);
                        assertThat(failure.remedy())
                                .startsWith("This machine's clock says 20")
                                .contains(": set it if it is off");
                    });
        }
    }

    @Test
    void one_of_another_host() throws Exception {
        CertificateAuthority certificates = CertificateAuthority.generate(Instant.now(), List.of());
        Path authority = TlsTestServer.pem(folder.resolve("ca.pem"), certificates);
        try (TlsTestServer server = TlsTestServer.with(certificates, "127.0.0.2")) {
            List<K2gException> failures = failures("https://127.0.0.2:" + server.port(), Optional.of(authority));
            assertThat(failures).allSatisfy(failure -> {
                assertThat(failure.code()).isEqualTo(FindingCode.CERTIFICATE_NOT_TRUSTED);
                assertThat(failure).hasMessageEndingWith("has a TLS certificate that is for another host.");
            });
            assertThat(failures)
                    .extracting(K2gException::remedy)
                    .satisfiesExactly(
                            confluent -> assertThat(confluent).startsWith("Check connect.managed.url"),
                            aura -> assertThat(aura).startsWith("Check aura.url"));
        }
    }

    @Test
    void one_that_a_proxy_has_put_in_its_place() throws Exception {
        try (TlsTestServer server =
                TlsTestServer.with(CertificateAuthority.generate(Instant.now(), List.of()), "127.0.0.1")) {
            assertThat(failures("https://localhost:" + server.port(), Optional.empty()))
                    .allSatisfy(failure -> {
                        assertThat(failure.code()).isEqualTo(FindingCode.CERTIFICATE_NOT_TRUSTED);
                        assertThat(failure.remedy())
                                .startsWith("A proxy in between")
                                .contains(".certificateAuthority");
                    });
        }
    }

    @Test
    void a_server_without_TLS() throws IOException {
        try (TlsTestServer server = TlsTestServer.without("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII))) {
            assertThat(failures("https://localhost:" + server.port(), Optional.empty()))
                    .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(FindingCode.NOT_TLS));
        }
    }

    @Test
    void a_host_that_is_not_known() {
        assertThat(failures("https://no-such-host.invalid", Optional.empty())).allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(FindingCode.HOST_UNKNOWN);
            assertThat(failure).hasMessageEndingWith("at https://no-such-host.invalid is not known by that name.");
        });
    }

    @Test
    void nobody_there() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(failures("http://127.0.0.1:" + closed, Optional.empty()))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(UnreachableException.class)
                        .hasMessageContaining("http://127.0.0.1:" + closed + " did not answer when asked to "));
    }

    /** Of Confluent Cloud and of Aura. */
    private static List<K2gException> failures(String address, Optional<Path> authority) {
        URI uri = URI.create(address);
        Connect connect = Connect.at(
                new ConnectEndpoint(uri, Service.CONFLUENT_CLOUD, Optional.of(LOGIN), authority), Redaction.none());
        Aura aura = Aura.at(new AuraAccess(uri, "abc123", LOGIN, authority));
        return Stream.of(
                        catchThrowableOfType(K2gException.class, connect::connectors),
                        catchThrowableOfType(K2gException.class, aura::instances))
                .toList();
    }
}
