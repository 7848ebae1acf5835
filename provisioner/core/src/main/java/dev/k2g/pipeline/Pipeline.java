package dev.k2g.pipeline;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.graph.Graph;
import dev.k2g.graph.Rows;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.RecordReader;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.provision.Provisioner;
import dev.k2g.provision.WorkerImage;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.SourceText;
import dev.k2g.replay.Replay;
import dev.k2g.secret.SecretFingerprint;
import dev.k2g.validate.PreApplyValidation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One recipe on one started target: everything that can be done with both, each in one call. */
public final class Pipeline implements AutoCloseable {

    private final Recipe recipe;
    private final Clients clients;
    private final ManagedRecipe managed;

    private Pipeline(Recipe recipe, Clients clients, Optional<WorkerImage> image) {
        this.recipe = recipe;
        this.clients = clients;
        Provisioner provisioner = new Provisioner(
                clients.kafka(),
                clients.graph(),
                clients.connect(),
                image,
                clients.endpoints().sink(),
                SecretFingerprint.of(
                        clients.endpoints().kafka().apiSecret(),
                        recipe.name(),
                        clients.endpoints().neo4j().password()));
        this.managed = new ManagedRecipe(recipe, provisioner, clients.kafka());
    }

    /** Opens clients of its own. Close it when done. */
    public static Pipeline open(Recipe recipe, Endpoints endpoints) {
        return open(recipe, endpoints, Patience.USUAL, Optional.empty());
    }

    /**
     * The same.
     *
     * @param patience how long its clients wait
     * @param image what the target's worker runs from, if that is an image: a resource, too
     */
    public static Pipeline open(Recipe recipe, Endpoints endpoints, Patience patience, Optional<WorkerImage> image) {
        return new Pipeline(recipe, Clients.open(endpoints, patience), image);
    }

    /** Uses clients that are there already. Their owner closes them; the pipeline is not closed. */
    public static Pipeline on(Recipe recipe, Clients clients) {
        return new Pipeline(recipe, clients, Optional.empty());
    }

    /**
     * Checks what can be checked without changing anything.
     *
     * @throws InvalidInputException when a statement of the recipe is no valid Cypher, with its place
     */
    public void check() {
        new PreApplyValidation(graph(), connect(), endpoints().sink()).check(recipe);
    }

    /**
     * The same where a plan has changes only: a connector that is as the recipe says was checked when it became so.
     *
     * @throws InvalidInputException as {@link #check()}
     */
    public void check(Plan plan) {
        Set<String> pending = plan.pending().stream()
                .map(Change::resource)
                .filter(resource -> resource.kind() == ResourceKind.CONNECTOR)
                .map(ResourceId::name)
                .collect(Collectors.toSet());
        new PreApplyValidation(graph(), connect(), endpoints().sink()).check(recipe.onlyConnectors(pending::contains));
    }

    /** Plans, applies and destroys the recipe. */
    public ManagedRecipe managed() {
        return managed;
    }

    /** What was replayed into the recipe's topics already. */
    public ReplayMemory replays() {
        return managed.replays(kafka());
    }

    /** A replay of this feed into its topic, ready to run. */
    public Replay replay(FeedSpec feed) {
        return Replay.using(kafka(), endpoints().kafka(), recipe.topicOf(feed), feed);
    }

    /**
     * Waits until every connector of the recipe has committed every record that is there now, but for those that
     * {@link #paused()} names.
     *
     * @param patience how long a connector's lag may stay as it is
     * @throws dev.k2g.failure.FailedException at once when a task has failed, or when a connector will never be done: it
     *     makes dead letters of the same records again and again, or of all of them, and is paused then
     * @throws dev.k2g.failure.UnreachableException when the lag has not shrunk for that long
     */
    public void awaitCaughtUp(Duration patience) {
        awaitCaughtUp(patience, () -> {});
    }

    /** The same, while what the sinks do is counted. */
    public void awaitCaughtUp(Duration patience, SinkDelta delta) {
        awaitCaughtUp(patience, delta::look);
    }

    private void awaitCaughtUp(Duration patience, Runnable look) {
        List<CaughtUp> all = new ArrayList<>();
        // each is waited for in turn, and all are watched meanwhile
        Runnable lookAtAll = () -> {
            look.run();
            all.forEach(CaughtUp::watch);
        };
        List<String> paused = paused();
        List<SinkTopics> reading = sinks().stream()
                .filter(sink -> !paused.contains(sink.connector()))
                .toList();
        reading.forEach(sink -> all.add(new CaughtUp(kafka(), records(), connect(), sink, lookAtAll)));
        all.forEach(sink -> sink.await(patience));
        look.run(); // the last look was before the last commit was seen
    }

    /** The connectors that read nothing, as the recipe has it. */
    public List<String> paused() {
        return recipe.connectors().values().stream()
                .filter(ConnectorSpec::isPaused)
                .map(ConnectorSpec::name)
                .filter(connector -> connect()
                        .status(connector)
                        .filter(status -> status.state().isHalted())
                        .isPresent())
                .toList();
    }

    /** Keeps the reasons of what becomes a dead letter from now on. */
    DeadLetterReasons deadLetterReasons() {
        return DeadLetterReasons.open(sinks().stream()
                .map(sink -> new DeadLetterTopic(kafka(), records(), sink))
                .toList());
    }

    /** How many dead letters have ever come into the recipe's dead letter topics, those that are gone among them. */
    long deadLetters() {
        Set<String> topics = recipe.connectors().values().stream()
                .flatMap(connector -> connector.deadLetters().stream())
                .map(topic -> recipe.topic(topic).name())
                .collect(Collectors.toSet());
        return SinkTopics.sum(kafka().offsets().end(topics));
    }

    /** Counts what the recipe's sinks do from now on. */
    public SinkDelta sinkDelta() {
        return SinkDelta.open(kafka(), connect(), sinks());
    }

    /**
     * Runs a query of the recipe.
     *
     * @throws InvalidInputException when the recipe has no query of this name
     */
    public Rows query(String name) {
        SourceText query = recipe.queries().get(name);
        if (query == null) {
            throw new InvalidInputException(
                    "The recipe " + recipe.name() + " has no query " + name + ".",
                    "Its queries are: " + String.join(", ", recipe.queries().keySet()) + ".");
        }
        return graph().query(query.text(), Map.of());
    }

    /**
     * The recipe's feed of this name, or its only one.
     *
     * @throws InvalidInputException when there is no such feed, or several to choose from
     */
    public FeedSpec feed(Optional<String> name) {
        return feed(recipe, name);
    }

    /** The same, where nothing is started yet. */
    static FeedSpec feed(Recipe recipe, Optional<String> name) {
        Map<String, FeedSpec> feeds = recipe.feeds();
        if (name.isEmpty() && feeds.size() == 1) {
            return feeds.values().iterator().next();
        }
        FeedSpec feed = name.map(feeds::get).orElse(null);
        if (feed == null) {
            throw new InvalidInputException(
                    name.map(wanted -> "The recipe " + recipe.name() + " has no feed " + wanted + ".")
                            .orElse("The recipe " + recipe.name() + " has " + feeds.size() + " feeds."),
                    "Name one of them with --feed: " + String.join(", ", feeds.keySet()) + ".");
        }
        return feed;
    }

    /** How each connector of the recipe is doing now. */
    public List<SinkState> sinkStates() {
        ManagedResources remembered = managed.resources();
        return sinks().stream()
                .map(sink -> SinkState.of(
                        sink,
                        Optional.ofNullable(recipe.connectors().get(sink.connector()))
                                .filter(ConnectorSpec::isPaused)
                                .isPresent(),
                        kafka(),
                        records(),
                        connect(),
                        remembered.logStarts(sink.connector()),
                        sharesDeadLetters(sink)))
                .toList();
    }

    /** The recipe. */
    public Recipe recipe() {
        return recipe;
    }

    /** The endpoints that this pipeline runs on. */
    public Endpoints endpoints() {
        return clients.endpoints();
    }

    /** The client of Kafka. */
    public Kafka kafka() {
        return clients.kafka();
    }

    /** The client of Neo4j. */
    public Graph graph() {
        return clients.graph();
    }

    /** The client of Connect. */
    public Connect connect() {
        return clients.connect();
    }

    private boolean sharesDeadLetters(SinkTopics sink) {
        return sink.deadLetters().isPresent()
                && sinks().stream()
                                .filter(other -> other.deadLetters().equals(sink.deadLetters()))
                                .count()
                        > 1;
    }

    private RecordReader records() {
        return new RecordReader(endpoints().kafka());
    }

    List<SinkTopics> sinks() {
        return recipe.connectors().values().stream()
                .map(connector -> SinkTopics.of(recipe, connector, connect()))
                .toList();
    }

    @Override
    public void close() {
        clients.close();
    }
}
