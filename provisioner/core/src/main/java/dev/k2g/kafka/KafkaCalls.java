package dev.k2g.kafka;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Calls a Kafka cluster and turns what it throws into k2g's failures. */
final class KafkaCalls {

    private static final int CALL_MILLIS = 10_000;
    private static final int REQUEST_MILLIS = 5_000;

    private final KafkaEndpoint endpoint;

    KafkaCalls(KafkaEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    Admin admin() {
        Map<String, Object> properties = KafkaProperties.of(endpoint);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "k2g");
        properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            throw failure("connect", e);
        }
    }

    <T> T get(String what, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failure(what, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while asking Kafka to " + what + ".", null, e);
        }
    }

    void getUnlessThere(String what, KafkaFuture<Void> future) {
        getOr(what, future, TopicExistsException.class);
    }

    void getUnlessGone(String what, KafkaFuture<Void> future) {
        getOr(what, future, UnknownTopicOrPartitionException.class);
    }

    <T> Optional<T> findUnlessGone(String what, KafkaFuture<T> future) {
        return getOr(what, future, UnknownTopicOrPartitionException.class);
    }

    <T> T getOrIfGone(String what, KafkaFuture<T> future, T whenGone) {
        return getOr(what, future, GroupIdNotFoundException.class).orElse(whenGone);
    }

    private <T> Optional<T> getOr(String what, KafkaFuture<T> future, Class<? extends Throwable> expected) {
        try {
            return Optional.ofNullable(future.get());
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw failure(what, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while asking Kafka to " + what + ".", null, e);
        }
    }

    /** What a client threw, as a failure that names the cluster and what was tried. */
    K2gException failure(String what, Throwable thrown) {
        String servers = endpoint.bootstrapServers();
        Throwable cause = rootOf(thrown);
        if (cause instanceof SslAuthenticationException) {
            return new FailedException(
                    "Kafka at " + servers + " could not be trusted: its TLS certificate was not accepted.",
                    "Check the certificate authority of the target, and that the host name is the certificate's.",
                    thrown);
        }
        if (cause instanceof SaslAuthenticationException || cause instanceof AuthenticationException) {
            return new FailedException(
                    "Kafka at " + servers + " refused the API key " + endpoint.apiKey() + ".",
                    "Check CLUSTER_API_KEY and CLUSTER_API_SECRET, and that the key is one of this cluster.",
                    thrown);
        }
        if (cause instanceof AuthorizationException) {
            return new FailedException(
                    "Kafka at " + servers + " does not let the API key " + endpoint.apiKey() + " " + what + ".",
                    "Grant the key's owner the right (an ACL or a role) on this topic or group.",
                    thrown);
        }
        if (cause instanceof InvalidConfigurationException || cause instanceof InvalidTopicException) {
            return new InvalidInputException(
                    "Kafka at " + servers + " refused to " + what + ": " + sentence(cause),
                    "Correct the topic in recipe.yaml.",
                    thrown);
        }
        if (cause instanceof RetriableException) {
            return new UnreachableException(
                    "Kafka at " + servers + " did not answer when asked to " + what + ".",
                    "Check that it runs and that this machine reaches it.",
                    thrown);
        }
        return new FailedException("Kafka at " + servers + " failed to " + what + ": " + sentence(cause), null, thrown);
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable cause = thrown;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof AuthenticationException) {
                return t;
            }
            cause = thrown instanceof RetriableException ? thrown : t;
        }
        return cause;
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName() + ".";
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
