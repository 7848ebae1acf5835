package dev.k2g.target.local;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Whether the broker answers a client that has logged in. */
final class KafkaProbe implements Probe {

    private static final int PATIENCE_MS = 3_000;

    private @Nullable Admin admin;

    @Override
    public boolean answers(Endpoints endpoints) {
        String bootstrap = endpoints.kafka().bootstrapServers();
        if (!Probe.listens(Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1)))) {
            return false;
        }
        if (admin == null) {
            admin = Admin.create(properties(endpoints.kafka()));
        }
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SaslAuthenticationException) {
                throw new FailedException(
                        "Kafka at " + bootstrap + " refuses the API key of this stack.",
                        "Forget the data with k2g down --purge: data and credentials do not belong together.",
                        e);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while waiting for Kafka.", null, e);
        }
    }

    private static Map<String, Object> properties(KafkaEndpoint kafka) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "PLAIN");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + kafka.apiKey()
                        + "\" password=\"" + kafka.apiSecret().reveal() + "\";");
        properties.put("ssl.truststore.type", "PEM");
        kafka.certificateAuthority().ifPresent(file -> properties.put("ssl.truststore.location", file.toString()));
        properties.put("request.timeout.ms", PATIENCE_MS);
        properties.put("default.api.timeout.ms", PATIENCE_MS);
        properties.put("reconnect.backoff.max.ms", 100);
        return properties;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
