package dev.k2g.stack;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.FailedException;
import dev.k2g.provision.WorkerImage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a recipe runs. */
public interface Target {

    /** How reports call it: {@code local}, {@code docker}, or the target file's name. */
    String name();

    /**
     * Starts what does not run yet and ends when every server answers. When it fails, nothing runs that did not run
     * before.
     *
     * @param deadline until when every server must answer
     * @param progress told, in one line each, what happens
     */
    Endpoints start(Deadline deadline, Consumer<String> progress);

    /** Why a start would fail, or have to fetch something first: a sentence; empty when all is at hand. */
    default Optional<String> lacking() {
        return Optional.empty();
    }

    /** The endpoints, when every server answers now. */
    Optional<Endpoints> running();

    /**
     * The endpoints, when this server answers now, whatever became of the others.
     *
     * @param server {@code kafka}, {@code connect} or {@code neo4j}
     */
    default Optional<Endpoints> runningWith(String server) {
        return running();
    }

    /** What the worker runs from, where that is an image. */
    default Optional<WorkerImage> workerImage() {
        return Optional.empty();
    }

    /** Stops every server in order, and waits until they are gone. What they stored stays. */
    void stop(Deadline deadline, Consumer<String> progress);

    /** Ends every server at once, without order: for a stack whose data is forgotten anyway. */
    void kill();

    /**
     * Ends one server and waits until it is gone. {@link #start} brings it back.
     *
     * @param server {@code kafka}, {@code connect} or {@code neo4j}
     * @throws FailedException when it does not run
     */
    void end(String server, StopMode ending);

    /** Forgets what the servers stored. Only when they are stopped. */
    void purge();

    /** What a purge leaves on this machine, in a sentence; empty when it leaves nothing. */
    default Optional<String> leftByPurge() {
        return Optional.empty();
    }

    /** The state of each server, in the order Kafka, Connect, Neo4j. */
    List<ServerStatus> status();

    /**
     * The log of each server by name: {@code kafka}, {@code connect}, {@code neo4j}. Where a target keeps logs in another
     * way, each call writes what there is until now into these files.
     */
    Map<String, Path> logs();
}
