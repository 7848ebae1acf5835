package dev.k2g.target;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;

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

    /** The endpoints, when every server answers now. */
    Optional<Endpoints> running();

    /** Stops every server in order, and waits until they are gone. What they stored stays. */
    void stop(Deadline deadline, Consumer<String> progress);

    /** Forgets what the servers stored. Only when they are stopped. */
    void purge();

    /** The state of each server, in the order Kafka, Connect, Neo4j. */
    List<ServerStatus> status();

    /** The log file of each server by name: {@code kafka}, {@code connect}, {@code neo4j}. */
    Map<String, Path> logs();
}
