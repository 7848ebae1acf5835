package dev.k2g.twin;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.pipeline.Clients;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.plan.Change;
import dev.k2g.plan.Permission;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.replay.MessageSource;
import dev.k2g.replay.ReplayListener;
import dev.k2g.replay.ReplayOptions;
import dev.k2g.secret.Secret;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.testsupport.SmallRecipe;
import org.junit.jupiter.api.TestInfo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Twins before one stack, a recipe whose names are a test's own, and what can be done with it. */
final class Rehearsal {

    private static final String NAMES = "twin";

    private final Endpoints stack;
    private final SmallRecipe folder;
    private final String name;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    Rehearsal(Endpoints stack, Path directory, TestInfo test) {
        this.stack = stack;
        this.name = NAMES + Integer.toHexString(test.getDisplayName().hashCode());
        this.folder = new SmallRecipe(directory);
    }

    /** What k2g and connectors may do in the cloud with such names. */
    static TwinRights rights() {
        return TwinRights.ofRuns(NAMES);
    }

    void close() throws Exception {
        Connect worker = Connect.at(stack.connect(), stack.redaction());
        worker.connectors().stream()
                .filter(connector -> connector.startsWith(name))
                .forEach(worker::delete);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** What the recipe's names begin with. */
    String name() {
        return name;
    }

    /** The name of its only connector. */
    String sink() {
        return name + "-sink";
    }

    /** Its recipe, whose nodes have this property counted up at each delivery. */
    Recipe counting(String property) {
        String label = SmallRecipe.label(name);
        return folder.write(
                name,
                1,
                "MERGE (n:" + label + " {id: event.id}) SET n." + property + " = coalesce(n." + property + ", 0) + 1",
                "replay",
                "MATCH (n:" + label + ") RETURN count(n) AS nodes, sum(n." + property + ") AS times");
    }

    /** What the twins have logged. */
    Queue<String> calls() {
        return calls;
    }

    Twin twin(TwinOptions options) {
        return twin(rights(), options);
    }

    Twin twin(TwinRights rights, TwinOptions options) {
        Twin twin = Twin.start(stack, rights, options, calls::add);
        open.add(twin);
        return twin;
    }

    Pipeline pipeline(Recipe recipe, Endpoints endpoints) {
        Pipeline pipeline = Pipeline.open(recipe, endpoints);
        open.add(0, pipeline);
        return pipeline;
    }

    Clients clients(Endpoints endpoints) {
        Clients clients = Clients.open(endpoints);
        open.add(0, clients);
        return clients;
    }

    static List<Change> apply(Pipeline pipeline, Permission... permissions) {
        List<Change> done = new ArrayList<>();
        pipeline.managed().apply(Set.of(permissions), deadline(), done::add);
        return done;
    }

    static void destroy(Pipeline pipeline) {
        pipeline.managed().destroy(false, plan -> {}, deadline(), change -> {});
    }

    static Plan plan(Pipeline pipeline) {
        return pipeline.managed().plan();
    }

    void deliver(Pipeline pipeline) {
        pipeline.replay(pipeline.feed(Optional.empty()))
                .run(MessageSource.file(folder.recording()), ReplayOptions.unlimited(), ReplayListener.NONE);
        pipeline.awaitCaughtUp(Duration.ofSeconds(30));
    }

    static Map<String, Object> counted(Pipeline pipeline) {
        return pipeline.query("all").asMaps().get(0);
    }

    static Map<String, String> config(Pipeline pipeline, Recipe recipe) {
        return DialectSelection.of(pipeline.connect())
                .render(
                        recipe,
                        recipe.connectors().values().iterator().next(),
                        pipeline.endpoints().sink());
    }

    static Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(1));
    }

    static List<String> names(List<Change> changes) {
        return changes.stream().map(change -> change.resource().kind().label()).toList();
    }

    /** All that must not be seen: those of k2g, and that of the account as which its connectors work. */
    static String[] secrets(Twin twin) {
        return Stream.concat(
                        twin.endpoints().secrets().stream(),
                        Stream.of(twin.accounts().connectors().secret()))
                .map(Secret::reveal)
                .toArray(String[]::new);
    }

    /** Everything that the local worker tells of its connectors. */
    String workersAnswers() throws IOException, InterruptedException {
        URI uri = URI.create(stack.connect().uri() + "/connectors?expand=info&expand=status");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
