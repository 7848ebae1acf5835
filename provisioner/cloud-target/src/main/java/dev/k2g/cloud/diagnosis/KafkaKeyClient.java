package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;
import dev.k2g.kafka.ClusterInfo;

import java.util.Optional;

/** A client of Kafka with one key, from the moment that somebody wants to log in with it. */
final class KafkaKeyClient implements AutoCloseable {

    private final KafkaEndpoint endpoint;
    private Optional<KeyInspection> inspection = Optional.empty();
    private Optional<ClusterInfo> facts = Optional.empty();

    KafkaKeyClient(KafkaEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @param at the key of the target file that has the API key */
    CheckOutcome logIn(String at) {
        String found = "API key " + endpoint.apiKey();
        KeyInspection opened = KeyInspection.of(endpoint);
        inspection = Optional.of(opened);
        try {
            facts = Optional.of(opened.cluster());
            return CheckOutcome.ok(found);
        } catch (FailedException e) {
            return CheckOutcome.failed(
                    found, e.code() == FindingCode.CREDENTIALS_REFUSED ? refused(at) : CheckFailure.of(e));
        } catch (UnreachableException e) {
            return CheckOutcome.failed(found, CheckFailure.of(e));
        }
    }

    private CheckFailure refused(String at) {
        return CheckFailure.lasting(
                FindingCode.CREDENTIALS_REFUSED,
                "Kafka at " + endpoint.bootstrapServers() + " refuses the API key " + endpoint.apiKey()
                        + ": it is unknown or deleted, its secret is wrong, or it is another cluster's or a Cloud API key.",
                "Check " + at + ".apiKey and " + at + ".apiSecret (confluent api-key list, or Terraform's outputs)."
                        + " A key that was just made takes some minutes.");
    }

    /** The cluster's id, once logged in. */
    Optional<String> clusterId() {
        return facts.map(ClusterInfo::id);
    }

    /** Once logged in. */
    KeyInspection inspection() {
        return inspection.orElseThrow();
    }

    /** Once logged in. */
    ClusterInfo facts() {
        return facts.orElseThrow();
    }

    @Override
    public void close() {
        inspection.ifPresent(KeyInspection::close);
    }
}
