package dev.k2g.stack.start;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CancelledException;
import dev.k2g.kafka.KafkaProperties;
import dev.k2g.stack.start.Sight.Kind;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Whether the broker answers a client that has logged in. */
final class KafkaProbe implements Probe {

    private final KafkaEndpoint kafka;
    private final OwnCertificate certificate;
    private @Nullable Admin admin;

    KafkaProbe(KafkaEndpoint kafka) {
        this.kafka = kafka;
        String bootstrap = kafka.bootstrapServers();
        this.certificate = new OwnCertificate(
                Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1)), kafka.certificateAuthority());
    }

    @Override
    public Sight look() {
        Optional<Sight> lacking = certificate.lacking();
        return lacking.orElseGet(this::login);
    }

    private Sight login() {
        if (admin == null) {
            admin = connect();
        }
        try {
            return admin.describeCluster().nodes().get().isEmpty()
                    ? Sight.of(Kind.NOT_YET, "has no broker yet")
                    : Sight.of(Kind.ANSWERS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SaslAuthenticationException) {
                return new Sight(Kind.REFUSES, "refuses the API key", e);
            }
            return cause instanceof SslAuthenticationException
                    ? new Sight(Kind.UNTRUSTED, "shows a certificate that is not trusted", e)
                    : new Sight(Kind.NOT_YET, "does not answer yet", e);
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("waiting for Kafka", e);
        }
    }

    private Admin connect() {
        Map<String, Object> properties = KafkaProperties.of(kafka);
        properties.put("request.timeout.ms", TIMEOUT_MS);
        properties.put("default.api.timeout.ms", TIMEOUT_MS);
        properties.put("reconnect.backoff.max.ms", 100);
        return Admin.create(properties);
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
