package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.rights.ClusterInfo;
import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.KeyInspection.RightsFound;
import dev.k2g.cloud.rights.RequiredRights;
import dev.k2g.cloud.rights.Right;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.UnreachableException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether Kafka lets a key in, and do what its owner must. Connects with the login. */
final class KafkaKeyCheck implements AutoCloseable {

    private final KafkaEndpoint endpoint;
    private final KafkaKey key;
    private Optional<KeyInspection> inspection = Optional.empty();
    private Optional<ClusterInfo> cluster = Optional.empty();

    /**
     * @param endpoint where to log in with the key
     * @param key the key, and whose it is
     */
    KafkaKeyCheck(KafkaEndpoint endpoint, KafkaKey key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    /** @param at the key of the target file that has the API key */
    CheckResult logIn(String at) {
        String found = "API key " + endpoint.apiKey();
        KeyInspection opened = KeyInspection.of(endpoint);
        inspection = Optional.of(opened);
        try {
            cluster = Optional.of(opened.cluster());
            return CheckResult.ok(found);
        } catch (FailedException | UnreachableException e) {
            return CheckResult.failed(
                    found, e.code() == FindingCode.CREDENTIALS_REFUSED ? refused(at) : CheckFailure.of(e));
        }
    }

    private CheckFailure refused(String at) {
        return CheckFailure.permanent(
                FindingCode.CREDENTIALS_REFUSED,
                "Kafka at " + endpoint.bootstrapServers() + " refuses the API key " + endpoint.apiKey()
                        + ": it is unknown or deleted, its secret is wrong, or it is another cluster's or a Cloud API key.",
                "Check " + at + ".apiKey and " + at + ".apiSecret (confluent api-key list, or Terraform's outputs)."
                        + " A key that was just made takes some minutes.");
    }

    /** Once logged in. */
    CheckResult rights(List<RequiredRights> required) {
        return rights(inspection(), key, required);
    }

    /** @param inspection a client with this key */
    static CheckResult rights(KeyInspection inspection, KafkaKey key, List<RequiredRights> required) {
        List<Right> rights = RequiredRights.rightsOf(required);
        RightsFound found = inspection.look(rights);
        List<RequiredRights> missing = RequiredRights.restricted(required, found.missing());
        if (missing.isEmpty()) {
            return CheckResult.ok(allFound(rights.size(), RequiredRights.restricted(required, found.unknown())));
        }
        return CheckResult.of(
                missing.stream().allMatch(RequiredRights::isOptional) ? Status.WARNING : Status.FAILED,
                "lacks " + found.missing().size() + " of " + rights.size(),
                missing.stream().map(some -> lacking(key, some)).toList());
    }

    private static String allFound(int required, List<RequiredRights> unknown) {
        int unknowns = RequiredRights.rightsOf(unknown).size();
        return unknowns == 0
                ? "has all " + required + " that the recipe needs"
                : "has the " + (required - unknowns) + " that can be known now; not checked: "
                        + unknown.stream().map(RequiredRights::inWords).collect(Collectors.joining("; "));
    }

    private static CheckFailure lacking(KafkaKey key, RequiredRights missing) {
        String meaning = missing.isOptional() ? " Only k2g status needs it." : "";
        return CheckFailure.permanent(
                FindingCode.NOT_PERMITTED,
                owner(key) + " lacks " + missing.inWords() + "." + meaning,
                missing.grant(key.serviceAccount().orElse("ITS-OWNER")));
    }

    /** Whose rights they are, as it begins a sentence. */
    static String owner(KafkaKey key) {
        return "The API key " + key.name()
                + key.serviceAccount()
                        .filter(account -> !account.equals(key.name())) // the local broker calls both alike
                        .map(account -> " of " + account)
                        .orElse("");
    }

    /** The cluster's id, once logged in. */
    Optional<String> clusterId() {
        return cluster.map(ClusterInfo::id);
    }

    /** Once logged in. */
    KeyInspection inspection() {
        return inspection.orElseThrow();
    }

    /** Once logged in. */
    ClusterInfo cluster() {
        return cluster.orElseThrow();
    }

    @Override
    public void close() {
        inspection.ifPresent(KeyInspection::close);
    }
}
