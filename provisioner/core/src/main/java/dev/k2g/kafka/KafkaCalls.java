package dev.k2g.kafka;

import dev.k2g.deadline.Patience;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CancelledException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Waits for what a Kafka cluster answers, and turns what it throws into k2g's failures. */
public final class KafkaCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaEndpoint endpoint;
    private final Duration patience;
    private final KafkaFailures failures;

    /** Calls of this cluster, each of which may take ten seconds. */
    public KafkaCalls(KafkaEndpoint endpoint) {
        this(endpoint, Patience.USUAL);
    }

    /** The same, or less where the user wants to wait less. */
    public KafkaCalls(KafkaEndpoint endpoint, Patience patience) {
        this(endpoint, patience.atMost(PATIENCE));
    }

    /** @param patience how long a call may take; a request of it half as long */
    KafkaCalls(KafkaEndpoint endpoint, Duration patience) {
        this.endpoint = endpoint;
        this.patience = patience;
        this.failures = new KafkaFailures(endpoint);
    }

    /** How long one of them may take. */
    Duration patience() {
        return patience;
    }

    KafkaEndpoint endpoint() {
        return endpoint;
    }

    /**
     * A client for the calls. Close it when done.
     *
     * @throws dev.k2g.failure.K2gException when the endpoint's properties make no client
     */
    public Admin admin() {
        Map<String, Object> properties = KafkaProperties.of(endpoint, "k2g");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            throw failures.of("accept a client", e);
        }
    }

    /**
     * The answer.
     *
     * @param what what was asked for, as it reads after "failed to"
     */
    public <T> T get(String what, KafkaFuture<T> future) {
        try {
            return await(what, future);
        } catch (ExecutionException e) {
            throw failures.of(what, causeOf(e));
        }
    }

    /** The answer, or empty when it is this error. */
    public <T> Optional<T> getUnless(Class<? extends KafkaException> expected, String what, KafkaFuture<T> future) {
        try {
            return Optional.ofNullable(await(what, future));
        } catch (ExecutionException e) {
            if (expected.isInstance(causeOf(e))) {
                return Optional.empty();
            }
            throw failures.of(what, causeOf(e));
        }
    }

    /**
     * What the cluster has against something that is only tried, as a sentence; empty when nothing.
     *
     * @throws dev.k2g.failure.K2gException when it could not be asked
     */
    public Optional<String> refusal(String what, KafkaFuture<?> future) {
        try {
            await(what, future);
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = causeOf(e);
            if (cause instanceof TopicExistsException) {
                return Optional.empty();
            }
            if (KafkaFailures.isRefusalOfTopic(cause)) {
                return Optional.of(KafkaFailures.sentence(cause));
            }
            throw failures.of(what, cause);
        }
    }

    /**
     * Whether the cluster looked at the request and said that the key has no right to it. Any other answer means that it
     * has, whatever else is wrong; a time-out too, since clients try some errors again until then.
     */
    public boolean isForbidden(String what, KafkaFuture<?> future) {
        return isRefusedWith(AuthorizationException.class, what, future);
    }

    /** The same about the group alone: a topic beside it may be forbidden. */
    public boolean isForbiddenGroup(String what, KafkaFuture<?> future) {
        return isRefusedWith(GroupAuthorizationException.class, what, future);
    }

    private boolean isRefusedWith(Class<? extends AuthorizationException> type, String what, KafkaFuture<?> future) {
        try {
            await(what, future);
            return false;
        } catch (ExecutionException e) {
            Throwable cause = causeOf(e);
            if (cause instanceof AuthenticationException) {
                throw failures.of(what, cause);
            }
            return type.isInstance(cause);
        }
    }

    /**
     * The answer; empty when the cluster answers with an error of what was asked for.
     *
     * @throws dev.k2g.failure.K2gException when it could not be asked
     */
    public <T> Optional<T> ifAnswered(String what, KafkaFuture<T> future) {
        try {
            return Optional.ofNullable(await(what, future));
        } catch (ExecutionException e) {
            Throwable cause = causeOf(e);
            if (cause instanceof AuthenticationException || cause instanceof TimeoutException) {
                throw failures.of(what, cause);
            }
            return Optional.empty();
        }
    }

    private static <T> T await(String what, KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("asking Kafka to " + what, e);
        }
    }

    private static Throwable causeOf(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
