package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.kafka.KafkaProperties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Whether the broker answers a client that has logged in. */
final class KafkaProbe implements Probe {

    private @Nullable Admin admin;

    @Override
    public boolean answers(Endpoints endpoints) {
        String bootstrap = endpoints.kafka().bootstrapServers();
        if (!Probe.listens(Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1)))) {
            return false;
        }
        if (admin == null) {
            Map<String, Object> properties = KafkaProperties.of(endpoints.kafka());
            properties.put("request.timeout.ms", TIMEOUT_MS);
            properties.put("default.api.timeout.ms", TIMEOUT_MS);
            properties.put("reconnect.backoff.max.ms", 100);
            admin = Admin.create(properties);
        }
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SaslAuthenticationException) {
                throw new FailedException(
                        FindingCode.CREDENTIALS_REFUSED,
                        "Kafka at " + bootstrap + " refuses the API key of this stack.",
                        "Forget the data with k2g down --purge: data and credentials do not belong together.",
                        e);
            }
            return false;
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("waiting for Kafka", e);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
