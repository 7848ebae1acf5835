package dev.k2g.connect;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.secret.Redaction;
import dev.k2g.stack.files.CertificateAuthority;
import dev.k2g.testsupport.TlsTestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.k2g.testsupport.PlayedApi.brokenOff;
import static org.assertj.core.api.Assertions.assertThat;

/** Under TLS, a connection that breaks off looks otherwise to a client than without. */
@TestInstance(Lifecycle.PER_CLASS)
class FaultsOverTlsTest {

    private WireMockServer server;
    private Connect connect;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        CertificateAuthority certificates = CertificateAuthority.generate(Instant.now(), List.of());
        String password = "changeit";
        server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(TlsTestServer.keyStore(folder.resolve("server.p12"), certificates, password)
                        .toString())
                .keystorePassword(password)
                .keyManagerPassword(password));
        server.start();
        connect = Connect.at(
                new ConnectEndpoint(
                        URI.create("https://localhost:" + server.httpsPort()),
                        Service.CONFLUENT_CLOUD,
                        Optional.empty(),
                        Optional.of(TlsTestServer.pem(folder.resolve("ca.pem"), certificates))),
                Redaction.none());
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void it_is_asked_again(Fault fault) {
        server.resetAll();
        server.stubFor(get("/connectors")
                .inScenario("fault")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(brokenOff(fault)));
        server.stubFor(get("/connectors")
                .inScenario("fault")
                .whenScenarioStateIs("over")
                .willReturn(okJson("[\"orders\"]")));

        assertThat(connect.connectors()).containsExactly("orders");
    }
}
