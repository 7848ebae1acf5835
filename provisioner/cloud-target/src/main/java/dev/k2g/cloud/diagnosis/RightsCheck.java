package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.Right;
import dev.k2g.cloud.rights.RightsFound;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.failure.FindingCode;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a key may do on Kafka what its owner must.
 *
 * @param inspection a client with this key
 * @param key the key
 * @param needs what it needs
 */
record RightsCheck(KeyInspection inspection, KafkaKey key, List<RequiredRights> needs) implements Check {

    @Override
    public CheckOutcome run() {
        List<Right> needed = needs.stream()
                .flatMap(need -> need.rights().stream())
                .distinct()
                .toList();
        RightsFound rights = inspection.look(needed);
        List<RequiredRights> unmet = RequiredRights.restricted(needs, rights.missing());
        if (unmet.isEmpty()) {
            return CheckOutcome.ok(found(needed.size(), rights));
        }
        CheckStatus verdict =
                unmet.stream().allMatch(RequiredRights::isOptional) ? CheckStatus.WARNING : CheckStatus.FAILED;
        return new CheckOutcome(
                verdict,
                "lacks " + rights.missing().size() + " of " + needed.size(),
                unmet.stream().map(this::trouble).toList());
    }

    private String found(int needed, RightsFound rights) {
        int unknown = rights.unknown().size();
        return unknown == 0
                ? "has all " + needed + " that the recipe needs"
                : "has the " + (needed - unknown) + " that can be known now; not checked: "
                        + RequiredRights.restricted(needs, rights.unknown()).stream()
                                .map(RequiredRights::inWords)
                                .collect(Collectors.joining("; "));
    }

    private CheckFailure trouble(RequiredRights unmet) {
        String meaning = unmet.isOptional() ? " Only k2g status needs it." : "";
        return CheckFailure.lasting(
                FindingCode.NOT_PERMITTED,
                owner(key) + " lacks " + unmet.inWords() + "." + meaning,
                unmet.grant(key.serviceAccount().orElse("ITS-OWNER")));
    }

    /** Whose rights they are, as it begins a sentence. */
    static String owner(KafkaKey key) {
        return "The API key " + key.name()
                + key.serviceAccount()
                        .filter(account -> !account.equals(key.name())) // the local broker calls both alike
                        .map(account -> " of " + account)
                        .orElse("");
    }
}
