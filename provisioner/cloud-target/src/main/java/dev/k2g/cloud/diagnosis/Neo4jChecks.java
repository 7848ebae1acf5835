package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.FindingCode;
import dev.k2g.graph.Graph;
import dev.k2g.recipe.Recipe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything about the Neo4j database. */
final class Neo4jChecks {

    private static final String AURA = ".databases.neo4j.io";
    private static final int BOLT = 7687;

    /** Of Aura Free, from Aura's page on creating an instance. */
    private static final long FREE_NODES = 200_000;

    private static final long FREE_RELATIONSHIPS = 400_000;

    /** From when on it is worth a word. */
    private static final double NEARLY = 0.9;

    private final Neo4jEndpoint endpoint;
    private final Recipe recipe;
    private final CheckSequence sequence;
    private final HostPort address;

    Neo4jChecks(Neo4jEndpoint endpoint, Recipe recipe, List<CheckResult> results) {
        this.endpoint = endpoint;
        this.recipe = recipe;
        this.sequence = new CheckSequence("neo4j", results);
        this.address = HostPort.of(endpoint.uri(), BOLT);
    }

    /** @param instance what Aura's API says, where it was asked */
    void run(Optional<AuraInstance> instance) {
        sequence.require("address", this::scheme);
        sequence.require("name", () -> address.name(hint(instance)));
        sequence.require("tcp", address::tcp);
        if (endpoint.uri().getScheme().endsWith("+s")) {
            sequence.require(
                    "tls", new TlsCheck(address, endpoint.certificateAuthority(), "neo4j.certificateAuthority")::run);
        }
        boolean isFree = instance.map(AuraInstance::isFree).orElse(false);
        try (Neo4jLogin login = new Neo4jLogin(endpoint, isAura())) {
            sequence.require("login", login::run);
            sequence.look("rights", () -> new Neo4jRights(login.graph(), endpoint, recipe).run());
            sequence.look("limits", () -> limits(login.graph(), isFree));
            sequence.look("version", () -> CheckResult.ok(login.graph().version()));
        }
    }

    private boolean isAura() {
        return address.host().toLowerCase(Locale.ROOT).endsWith(AURA);
    }

    private CheckResult scheme() {
        String scheme = endpoint.uri().getScheme();
        if (isAura() && !scheme.contains("+s")) {
            return CheckResult.failed(
                    endpoint.uri().toString(),
                    CheckFailure.permanent(
                            FindingCode.SCHEME_WITHOUT_TLS,
                            "Aura answers with TLS only, and " + scheme + ":// is without.",
                            "Write neo4j.uri as neo4j+s://" + address.host() + "."));
        }
        return CheckResult.ok(endpoint.uri().toString());
    }

    private String hint(Optional<AuraInstance> instance) {
        if (!isAura()) {
            return "neo4j.uri has it.";
        }
        if (instance.isPresent() && instance.get().state() != AuraInstance.State.RUNNING) {
            return "Aura drops the name of an instance that is "
                    + instance.get().status() + "; see aura above.";
        }
        return "Aura drops the name of an instance that is paused or deleted: look in the console. With aura: in the target"
                + " file k2g up wakes one that is paused.";
    }

    /** How large the graph is, and how large it may become. */
    private static CheckResult limits(Graph graph, boolean isFree) {
        long nodes = count(graph, "MATCH (n) RETURN count(n)");
        long relationships = count(graph, "MATCH ()-[r]->() RETURN count(r)");
        String found = String.format(Locale.ROOT, "%,d nodes and %,d relationships", nodes, relationships)
                + (isFree ? String.format(Locale.ROOT, " of %,d and %,d", FREE_NODES, FREE_RELATIONSHIPS) : "");
        return isFree ? ofFree(found, full(nodes, relationships)) : CheckResult.ok(found);
    }

    static double full(long nodes, long relationships) {
        return Math.max((double) nodes / FREE_NODES, (double) relationships / FREE_RELATIONSHIPS);
    }

    static CheckResult ofFree(String found, double full) {
        if (full < NEARLY) {
            return CheckResult.ok(found);
        }
        boolean isFull = full >= 1;
        CheckFailure failure = CheckFailure.permanent(
                FindingCode.LIMIT_REACHED,
                String.format(
                        Locale.ROOT,
                        "The instance of Aura Free is %s: it has %s.",
                        isFull ? "full, and the sink can write nothing more" : Math.round(full * 100) + " % full",
                        found),
                "Upgrade the instance in the console, or take away what you know that nobody needs.");
        return isFull ? CheckResult.failed(found, failure) : CheckResult.warning(found, failure);
    }

    private static long count(Graph graph, String cypher) {
        return ((Number) graph.query(cypher, Map.of()).rows().get(0).get(0)).longValue();
    }
}
