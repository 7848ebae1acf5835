package dev.k2g.kafka;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CertificateValidity;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** What Kafka's client throws, as failures that name the cluster and never the secret. */
public final class KafkaFailures {

    private final String servers;
    private final String apiKey;

    /** Failures of this cluster's clients. */
    public KafkaFailures(KafkaEndpoint endpoint) {
        this.servers = endpoint.bootstrapServers();
        this.apiKey = endpoint.apiKey();
    }

    /**
     * @param what what was tried, as it reads after "failed to"
     * @param thrown what the client threw
     */
    public K2gException of(String what, Throwable thrown) {
        Throwable cause = decisive(thrown);
        if (cause instanceof SslAuthenticationException) {
            return CertificateValidity.failure("Kafka at " + servers, cause)
                    .orElseGet(() -> new FailedException(
                            FindingCode.CERTIFICATE_NOT_TRUSTED,
                            "Kafka at " + servers + " has a TLS certificate that is not trusted.",
                            "Check the target's certificate authority, and that the host name is the certificate's.",
                            thrown));
        }
        if (cause instanceof AuthenticationException) {
            return new FailedException(
                    FindingCode.CREDENTIALS_REFUSED,
                    "Kafka at " + servers + " refused the API key " + apiKey + ".",
                    "Check CLUSTER_API_KEY and CLUSTER_API_SECRET, and that the key is one of this cluster.",
                    thrown);
        }
        if (cause instanceof AuthorizationException) {
            return new FailedException(
                    FindingCode.NOT_PERMITTED,
                    "Kafka at " + servers + " does not let the API key " + apiKey + " " + what + ".",
                    "Give the key's owner this right, and no more, by an ACL or a role.",
                    thrown);
        }
        if (isRefusalOfTopic(cause)) {
            return new InvalidInputException(
                    FindingCode.TOPIC_REFUSED,
                    "Kafka at " + servers + " refused to " + what + ": " + sentence(cause),
                    "Correct the topic in recipe.yaml.",
                    thrown);
        }
        if (cause instanceof TimeoutException
                || cause instanceof DisconnectException
                || cause instanceof ConfigException) {
            return new UnreachableException(
                    "Kafka at " + servers + " did not answer when asked to " + what + ": " + sentence(cause),
                    "Check that it runs there and that this machine reaches it.",
                    thrown);
        }
        return new FailedException("Kafka at " + servers + " failed to " + what + ": " + sentence(cause), null, thrown);
    }

    /** Records that are there do not come within this time. */
    UnreachableException undelivered(TopicPartition partition, Duration patience) {
        return new UnreachableException(
                "Kafka at " + servers + " did not deliver the records of " + partition + " within "
                        + patience.toSeconds() + " s.",
                "Check that its brokers run, and try again.");
    }

    /** The client wraps what matters: a wrong key may come as the cause of a time-out. */
    private static Throwable decisive(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(t -> t instanceof AuthenticationException || t instanceof ConfigException)
                .findFirst()
                .orElse(thrown);
    }

    /** Whether the topic itself is wrong. To the client, a right that lacks is a kind of wrong configuration. */
    static boolean isRefusalOfTopic(Throwable cause) {
        return !(cause instanceof AuthorizationException)
                && (cause instanceof InvalidConfigurationException
                        || cause instanceof InvalidTopicException
                        || cause instanceof InvalidPartitionsException
                        || cause instanceof InvalidReplicationFactorException
                        || cause instanceof PolicyViolationException);
    }

    static String sentence(Throwable cause) {
        String message = Objects.requireNonNullElse(cause.getMessage(), "").strip();
        if (message.isEmpty()) {
            return cause.getClass().getSimpleName() + ".";
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
