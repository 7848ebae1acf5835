package dev.k2g.cloud.aura;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.Login;
import dev.k2g.secret.Secret;
import dev.k2g.testsupport.PlayedApi;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.notMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

/** Logs clients in as Aura's API does, and answers everything else as it is told. */
public final class AuraServer {

    public static final Secret SECRET = Secret.of("s3cret/with+signs");

    private static final int BEFORE_OTHERS = 1;
    private static final String LOGIN = "/oauth/token";
    private static final String CALLS = "/v1/.*";

    private final WireMockExtension api;

    public AuraServer(WireMockExtension api) {
        this.api = api;
        api.stubFor(post(LOGIN).willReturn(PlayedApi.reply(401, "{\"error\": \"access_denied\"}")));
        handOut("token-1");
        api.stubFor(any(urlMatching(CALLS))
                .atPriority(BEFORE_OTHERS)
                .withHeader("Authorization", notMatching("Bearer token-\\d"))
                .willReturn(expired()));
    }

    private void handOut(String token) {
        api.stubFor(post(LOGIN)
                .withBasicAuth("client", SECRET.reveal())
                .withRequestBody(equalTo("grant_type=client_credentials"))
                .willReturn(okJson("{\"access_token\": \"" + token + "\", \"expires_in\": 3600}")));
    }

    private static ResponseDefinitionBuilder expired() {
        return PlayedApi.reply(403, "{\"errors\": [{\"message\": \"Token is expired\"}]}");
    }

    public AuraAccess access() {
        return access(SECRET);
    }

    public AuraAccess access(Secret secret) {
        return new AuraAccess(URI.create(api.baseUrl()), "abc123", new Login("client", secret), Optional.empty());
    }

    /** Questions are answered in this order, and like the last for ever. */
    public void replies(ResponseDefinitionBuilder... replies) {
        PlayedApi.inOrder(api, () -> any(urlMatching(CALLS)), replies);
    }

    /** The instance has these statuses, one after the other. */
    public void statuses(String... statuses) {
        replies(Arrays.stream(statuses).map(AuraServer::instance).toArray(ResponseDefinitionBuilder[]::new));
    }

    public static ResponseDefinitionBuilder instance(String status) {
        return okJson("""
                {"data": {"id": "abc123", "name": "rsvps", "status": "%s", "type": "free-db",
                          "connection_url": "neo4j+s://abc123.databases.neo4j.io"}}
                """.formatted(status));
    }

    /** Logins are answered like this from now on. */
    void refuseLogins(ResponseDefinitionBuilder reply) {
        api.stubFor(post(LOGIN).atPriority(BEFORE_OTHERS).willReturn(reply));
    }

    /** The token that was handed out is not good any more. */
    void expireToken() {
        handOut("token-2");
        api.stubFor(any(urlMatching(CALLS))
                .atPriority(BEFORE_OTHERS)
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(expired()));
    }

    /** Method and path of every request but logins. */
    List<String> requests() {
        return PlayedApi.requests(api).stream()
                .filter(request -> !request.endsWith(LOGIN))
                .toList();
    }

    void verifyLogins(int count) {
        api.verify(count, postRequestedFor(urlEqualTo(LOGIN)));
    }
}
