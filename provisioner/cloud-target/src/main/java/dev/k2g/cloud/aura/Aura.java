package dev.k2g.cloud.aura;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.http.HttpReply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Neo4j Aura's API, version 1. A query without a reply is sent again for half a minute, and 429 is waited out. Every
 * method throws {@link UnreachableException} when the API does not answer and {@link FailedException} when it refuses.
 * Used by one thread.
 */
public final class Aura {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AuraAccess access;
    private final AuraCalls calls;

    private Aura(AuraAccess access) {
        this.access = access;
        this.calls = new AuraCalls(access);
    }

    /** A client of the API. Nothing is asked yet. */
    public static Aura at(AuraAccess access) {
        return new Aura(access);
    }

    /**
     * Makes sure that client id and secret are right.
     *
     * @param deadline until when to try
     */
    public void logIn(Deadline deadline) {
        calls.logIn(deadline);
    }

    /** Every instance of the projects that the API key reaches, by id and name: a list has no more. */
    public List<AuraInstance> instances() {
        String what = "list the instances";
        JsonNode reply = calls.json(what, calls.get(what, "/v1/instances", Deadline.in(PATIENCE)));
        List<AuraInstance> instances = new ArrayList<>();
        reply.path("data").forEach(data -> instances.add(AuraInstance.of(data)));
        return instances;
    }

    /** The instance that access was given for; empty when there is none. */
    public Optional<AuraInstance> instance() {
        return instance(Deadline.in(PATIENCE));
    }

    /** The same, until this deadline. */
    public Optional<AuraInstance> instance(Deadline deadline) {
        String what = "read the instance " + access.instance();
        HttpReply reply = calls.get(what, path(""), deadline);
        return AuraFailures.isAurasNotFound(reply)
                ? Optional.empty()
                : Optional.of(AuraInstance.of(calls.json(what, reply).path("data")));
    }

    /**
     * Has a paused instance resume, which takes minutes.
     *
     * @return whether the API has taken it on; if not, there was no reply, and the instance's status says what came of it
     */
    public boolean resume(Deadline deadline) {
        String what = "resume the instance " + access.instance();
        HttpReply reply = calls.post(what, path("/resume"), deadline);
        boolean isUnderWay = reply.status() == 409;
        if (reply.isSuccess() || isUnderWay) {
            return true;
        }
        if (AuraCalls.isUncertain(reply)) {
            return false;
        }
        throw calls.failures().refusal(what, reply);
    }

    /**
     * Waits until the instance runs, and resumes it when it is paused.
     *
     * @param deadline until when it must run
     * @param progress told what happens, in lines
     * @throws FailedException when it is not there, or will not run by itself; the message says what to do
     */
    public AuraInstance wake(Deadline deadline, Consumer<String> progress) {
        return new InstanceResume(access, () -> instance(deadline), () -> resume(deadline), progress).await(deadline);
    }

    private String path(String rest) {
        return "/v1/instances/" + URLEncoder.encode(access.instance(), StandardCharsets.UTF_8) + rest;
    }
}
