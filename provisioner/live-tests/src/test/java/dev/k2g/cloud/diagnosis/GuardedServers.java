package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.graph.Graph;
import dev.k2g.pipeline.ManagedRecipe;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * The guarded stack of all tests of rights, and both of the sets that Terraform grants for the shipped recipe: one of them
 * is there at a time, and beside it what the worker needs. A class begins with the set that it is about, and takes away
 * again what it made of the recipe.
 */
final class GuardedServers implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long a broker may take to look at what was granted or taken away. */
    static final Duration TO_TAKE_EFFECT = Duration.ofSeconds(10);

    private static final Path HOME = Path.of(System.getProperty("k2g.home", "../.."));
    private static final List<String> OF_BOTH_SETS = List.of("provisioning", "connector");

    private final Endpoints shared;
    private final GuardedStack stack;
    private final Admin administrator;
    private final GrantedRights basic;
    private final GrantedRights managed;
    private final Endpoints endpoints;
    private final Recipe recipe = RecipeReader.read(HOME.resolve("features/meetup-rsvp"), Map.of());

    GuardedServers(GuardedStack stack, Endpoints shared) throws IOException, ExecutionException, InterruptedException {
        this.shared = shared;
        this.stack = stack;
        KafkaEndpoint kafka = stack.startKafka();
        this.administrator = stack.administrator(kafka);
        Map<String, String> keys = Map.of(
                "provisioning", stack.ownKey(),
                "worker", GuardedStack.WORKER.name(),
                "connector", GuardedStack.CONNECTORS.name());
        WorkerNames printedNames = WorkerNames.ofRecipe(recipe.name());
        Map<String, String> names = Map.of(
                printedNames.group(), GuardedStack.NAMES.group(),
                printedNames.configTopic(), GuardedStack.NAMES.configTopic(),
                printedNames.offsetTopic(), GuardedStack.NAMES.offsetTopic(),
                printedNames.statusTopic(), GuardedStack.NAMES.statusTopic());
        Path printed = HOME.resolve("terraform/modules/naming/tests");
        this.basic = new GrantedRights(administrator, printed.resolve("acls-basic.json"), keys, names);
        this.managed = new GrantedRights(administrator, printed.resolve("acls-managed.json"), keys, names);
        basic.grantAll(); // the worker does not start without its own
        this.endpoints = stack.startConnect();
    }

    /** For a worker of one's own. */
    GrantedRights grantBasic() throws ExecutionException, InterruptedException {
        return exchange(managed, basic);
    }

    /** For connectors that Confluent's service runs, which the worker plays. */
    GrantedRights grantManaged() throws ExecutionException, InterruptedException {
        return exchange(basic, managed);
    }

    private static GrantedRights exchange(GrantedRights before, GrantedRights after)
            throws ExecutionException, InterruptedException {
        after.grantAll();
        for (String account : OF_BOTH_SETS) {
            before.revoke(without(after.of(account), before.of(account)));
        }
        return after;
    }

    /** What k2g itself needs only if Confluent's service runs the connectors. */
    List<AclBinding> provisioningOfManagedOnly() {
        return without(basic.of("provisioning"), managed.of("provisioning"));
    }

    private static List<AclBinding> without(List<AclBinding> some, List<AclBinding> all) {
        return all.stream().filter(binding -> !some.contains(binding)).toList();
    }

    Recipe recipe() {
        return recipe;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    TargetFile file() {
        return GuardedStack.file(endpoints);
    }

    String ownKey() {
        return stack.ownKey();
    }

    static void apply(ManagedRecipe recipe) {
        recipe.apply(Set.of(), Deadline.in(PATIENCE), change -> {});
    }

    static void destroy(ManagedRecipe recipe) {
        recipe.destroy(false, plan -> {}, Deadline.in(PATIENCE), change -> {});
    }

    /** The graph is the one of the shared stack. */
    void clearGraph() {
        try (Graph graph = Graph.connect(shared.neo4j())) {
            var unused = graph.query("MATCH (n:MemberId|GroupTopicName) DETACH DELETE n", Map.of());
        }
    }

    @Override
    public void close() {
        administrator.close();
    }
}
