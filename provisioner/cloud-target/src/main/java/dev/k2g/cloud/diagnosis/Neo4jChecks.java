package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.cloud.aura.AuraState;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FindingCode;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything about the Neo4j database. */
final class Neo4jChecks {

    private static final String AURA = ".databases.neo4j.io";
    private static final int BOLT = 7687;

    private final Neo4jEndpoint endpoint;
    private final Recipe recipe;
    private final CheckSequence course;
    private final HostPort address;

    Neo4jChecks(Neo4jEndpoint endpoint, Recipe recipe, List<CheckResult> results) {
        this.endpoint = endpoint;
        this.recipe = recipe;
        this.course = new CheckSequence("neo4j", results);
        this.address = HostPort.of(endpoint.uri(), BOLT);
    }

    /** @param instance what Aura's API says, where it was asked */
    void run(Optional<AuraInstance> instance) {
        course.require("address", this::scheme);
        course.require("name", new NameCheck(address.host(), hint(instance)));
        course.require("tcp", new TcpCheck(address));
        if (endpoint.uri().getScheme().endsWith("+s")) {
            course.require("tls", new TlsCheck(address, endpoint.certificateAuthority(), "neo4j.certificateAuthority"));
        }
        try (LazyGraph graph = new LazyGraph(endpoint)) {
            course.require("login", new Neo4jLogin(endpoint, graph, isAura()));
            course.look("rights", () -> new Neo4jRights(graph.get(), endpoint, recipe).run());
            course.look("limits", () -> new Neo4jLimits(graph.get(), instance).run());
            course.look("version", () -> CheckOutcome.ok(graph.get().version()));
        }
    }

    private boolean isAura() {
        return address.host().toLowerCase(Locale.ROOT).endsWith(AURA);
    }

    private CheckOutcome scheme() {
        String scheme = endpoint.uri().getScheme();
        if (isAura() && !scheme.contains("+s")) {
            return CheckOutcome.failed(
                    endpoint.uri().toString(),
                    CheckFailure.lasting(
                            FindingCode.SCHEME_WITHOUT_TLS,
                            "Aura answers with TLS only, and " + scheme + ":// is without.",
                            "Write neo4j.uri as neo4j+s://" + address.host() + "."));
        }
        return CheckOutcome.ok(endpoint.uri().toString());
    }

    private String hint(Optional<AuraInstance> instance) {
        if (!isAura()) {
            return "neo4j.uri has it.";
        }
        if (instance.isPresent() && instance.get().state() != AuraState.RUNNING) {
            return "Aura drops the name of an instance that is "
                    + instance.get().status() + "; see aura above.";
        }
        return "Aura drops the name of an instance that is paused or deleted: look in the console. With aura: in the target"
                + " file k2g up wakes one that is paused.";
    }
}
