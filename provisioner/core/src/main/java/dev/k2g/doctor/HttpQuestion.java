package dev.k2g.doctor;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.UnreachableException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Asks a Connect API, and has its answer looked at, whatever it is. */
final class HttpQuestion {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final Duration COURTESY = Duration.ofMillis(500);

    private final ConnectEndpoint endpoint;
    private final HttpClient client;

    HttpQuestion(ConnectEndpoint endpoint) {
        this.endpoint = endpoint;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWERING);
        endpoint.certificateAuthority().map(TrustedAuthority::of).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /**
     * The answer, asked for again while a service is throttled or something breaks off.
     *
     * @throws UnreachableException when there is none
     */
    HttpAnswer get(String path) {
        Tries tries = new Tries(request(path));
        return Deadline.in(PATIENCE)
                .await(endpoint.uri() + " to answer", tries::next, () -> "the last answer was " + tries.last + ".");
    }

    private HttpRequest request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.uri() + path))
                .timeout(ANSWERING)
                .header("Accept", "application/json");
        endpoint.login().map(HttpQuestion::basic).ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static String basic(Login login) {
        byte[] pair = (login.name() + ":" + login.password().reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** One question, until it has an answer that stays. */
    private final class Tries {

        private final HttpRequest request;
        private Deadline pause = Deadline.in(Duration.ZERO);
        private String last = "none";

        Tries(HttpRequest request) {
            this.request = request;
        }

        Optional<HttpAnswer> next() {
            if (!pause.hasPassed()) {
                return Optional.empty();
            }
            pause = Deadline.in(COURTESY);
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
                HttpAnswer answer = new HttpAnswer(response.statusCode(), response.body());
                if (!answer.isMomentary()) {
                    return Optional.of(answer);
                }
                last = "HTTP " + answer.status() + answer.said();
                response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,3}"))
                        .ifPresent(seconds -> pause = Deadline.in(Duration.ofSeconds(Long.parseLong(seconds))));
            } catch (IOException e) {
                last = "none, for the connection broke off";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("Interrupted while asking " + endpoint.uri() + ".", null, e);
            }
            return Optional.empty();
        }
    }
}
