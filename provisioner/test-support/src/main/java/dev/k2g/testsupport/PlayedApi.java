package dev.k2g.testsupport;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** Answers that services give in moments which cannot be had on demand. */
public final class PlayedApi {

    private PlayedApi() {}

    /** A server for a class of tests, on 127.0.0.1; each test begins with none of another's answers. */
    public static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(wireMockConfig()
                        .bindAddress("127.0.0.1")
                        .dynamicPort()
                        .containerThreads(8)
                        .jettyAcceptors(1))
                .build();
    }

    /** Such requests are answered in this order, and like the last for ever. */
    public static void inOrder(
            WireMockExtension api, Supplier<MappingBuilder> request, ResponseDefinitionBuilder... replies) {
        String scenario = UUID.randomUUID().toString();
        for (int i = 0; i < replies.length; i++) {
            api.stubFor(request.get()
                    .inScenario(scenario)
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, replies.length - 1)))
                    .willReturn(replies[i]));
        }
    }

    private static String state(int answered) {
        return answered == 0 ? Scenario.STARTED : answered + " answered";
    }

    public static ResponseDefinitionBuilder reply(int status, String body) {
        return aResponse().withStatus(status).withBody(body);
    }

    public static ResponseDefinitionBuilder throttled(int seconds) {
        return aResponse().withStatus(429).withHeader("Retry-After", String.valueOf(seconds));
    }

    public static ResponseDefinitionBuilder brokenOff(Fault how) {
        return aResponse().withFault(how);
    }

    /** Method and path of every request, in their order. */
    public static List<String> requests(WireMockExtension api) {
        List<ServeEvent> events = new ArrayList<>(api.getAllServeEvents());
        Collections.reverse(events);
        return events.stream()
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl())
                .toList();
    }
}
