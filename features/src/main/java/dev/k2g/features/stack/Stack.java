package dev.k2g.features.stack;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.graph.Graph;
import dev.k2g.kafka.Kafka;
import dev.k2g.kafka.RecordReader;
import dev.k2g.pipeline.Clients;
import dev.k2g.sinkconfig.DialectSelection;
import dev.k2g.stack.StopMode;
import dev.k2g.stack.Target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A stack that runs, with the clients that scenarios share. */
public final class Stack implements AutoCloseable {

    /** Longer than anything takes on a slow machine, so that only what hangs is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A service takes minutes to make a connector. */
    private static final Duration PATIENCE_WITH_SERVICE = Duration.ofMinutes(15);

    private final StackServers servers;
    private final String namesBeginWith;
    private final ResourceRemoval removal;
    private final SharedPipelines shared;
    private final Set<NamePrefix> inUse = ConcurrentHashMap.newKeySet();
    private final String sink;

    private Stack(StackServers servers, String namesBeginWith) {
        this.servers = servers;
        this.namesBeginWith = namesBeginWith;
        this.removal = new ResourceRemoval(this::kafka, this::connect, patience());
        this.shared = new SharedPipelines(this::kafka, patience(), prefix -> forget(prefix, false));
        this.sink = DialectSelection.sinkOf(connect());
    }

    /**
     * Starts a stack of its own. What an aborted run left there is forgotten first. Closing it ends the servers at once
     * and forgets what they stored.
     *
     * @param folder where the target keeps what it must remember
     * @param target not used for anything else
     * @param deadline until when the servers must answer
     * @param progress told what happens
     * @throws dev.k2g.failure.K2gException when a server does not start; nothing but the logs is left then
     */
    public static Stack start(Path folder, Target target, Deadline deadline, Consumer<String> progress) {
        return new Stack(StackServers.start(folder, target, deadline, progress), "");
    }

    /**
     * A stack that runs already and goes on when this is closed. Closing takes away what scenarios made in it, and
     * leaves an empty graph.
     *
     * @param folder where the target keeps what it must remember
     * @param target what runs
     * @param endpoints where it runs
     * @param namesBeginWith what the names of topics and connectors must begin with; empty text where it is all one
     */
    public static Stack thatRuns(Path folder, Target target, Endpoints endpoints, String namesBeginWith) {
        return new Stack(StackServers.thatRun(folder, target, endpoints), namesBeginWith);
    }

    /** A prefix for names that nobody has. What gets them is taken away when the stack is closed, if not before. */
    public NamePrefix newPrefix() {
        NamePrefix prefix = NamePrefix.unique(namesBeginWith);
        inUse.add(prefix);
        return prefix;
    }

    /** What scenarios hand on to each other. */
    public SharedPipelines shared() {
        return shared;
    }

    /** How long anything may take here. */
    public Duration patience() {
        boolean hasService = endpoints().connect().service() == Service.CONFLUENT_CLOUD;
        return hasService ? PATIENCE_WITH_SERVICE : PATIENCE;
    }

    /** Where the servers are. */
    public Endpoints endpoints() {
        return clients().endpoints();
    }

    /** The clients that scenarios share. */
    public Clients clients() {
        return servers.clients();
    }

    /** What runs, in one line: the servers with their versions, and the sink. */
    public String description() {
        Stream<String> servers = endpoints().versions().entrySet().stream()
                .map(server -> server.getKey() + " " + server.getValue())
                .sorted();
        return "target " + endpoints().target() + ": "
                + Stream.concat(servers, Stream.of("sink " + sink)).collect(Collectors.joining(", "));
    }

    /** Which sink the worker has: {@code stand-in}, or {@code official} with its version. */
    public String sink() {
        return sink;
    }

    /** Where the servers keep their configuration, data and logs. */
    public Path folder() {
        return servers.folder();
    }

    /** The target that runs them. */
    public Target target() {
        return servers.target();
    }

    /** A client of Kafka. */
    public Kafka kafka() {
        return clients().kafka();
    }

    /** A client of Neo4j. */
    public Graph graph() {
        return clients().graph();
    }

    /** A client of the Connect worker. */
    public Connect connect() {
        return clients().connect();
    }

    /** A reader of Kafka's records. */
    public RecordReader records() {
        return new RecordReader(endpoints().kafka());
    }

    /**
     * Ends a server, and waits until it is gone.
     *
     * @param server {@code kafka}, {@code connect} or {@code neo4j}
     * @param mode in order, as when its machine is restarted, or at once, as when that loses power
     */
    public void end(String server, StopMode mode) {
        servers.end(server, mode);
    }

    /** Starts again what was ended, and waits until everything answers, perhaps on other ports. */
    public void mend() {
        servers.mend();
    }

    /**
     * Forgets connectors and topics, in the background and sooner or later unless told otherwise.
     *
     * @param prefix what their names begin with
     * @param mayWrite whether these connectors may still have something to write: then none of their tasks runs any
     *     more when this returns
     */
    public void forget(NamePrefix prefix, boolean mayWrite) {
        servers.mendIfBroken();
        if (mayWrite) {
            removal.ofConnectors(prefix::owns);
        }
        removal.ofEverything(prefix::covers);
        inUse.remove(prefix);
    }

    /** Ends the servers at once and forgets what they stored, or leaves them as they should go on. */
    @Override
    public void close() {
        StackServers.uninterrupted(() -> {
            try (servers;
                    removal) {
                if (!servers.areOurs()) {
                    takeAwayTheRest();
                }
            }
        });
    }

    private void takeAwayTheRest() {
        servers.mendIfBroken();
        inUse.forEach(prefix -> removal.ofEverything(prefix::covers));
        removal.finish();
        graph().clear();
    }
}
