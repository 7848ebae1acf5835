package dev.k2g.aura;

import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.failure.CancelledException;

import javax.net.ssl.SSLException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends single requests to the API. */
final class AuraHttp {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(20);

    private final String base;
    private final AuraFailures failures;
    private final HttpClient client;

    AuraHttp(AuraAccess access, AuraFailures failures) {
        this.base = access.uri().toString();
        this.failures = failures;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
        access.certificateAuthority().map(TrustedAuthority::of).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /**
     * The answer, whatever it is.
     *
     * @param what what is asked for, as it reads after "failed to"
     */
    AuraAnswer send(String what, String method, String path, String authorization, String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWERING)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", contentType)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return AuraAnswer.of(client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (ConnectException | SSLException e) {
            throw failures.unreachable(what, e);
        } catch (IOException e) {
            return AuraAnswer.NONE; // timed out or broken off
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while asking Aura to " + what + ".", null, e);
        }
    }
}
