package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.Right;
import dev.k2g.cloud.rights.RightsFound;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.failure.Code;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a key may do on Kafka what its owner must.
 *
 * @param inspection a client with this key
 * @param key the key
 * @param needs what it needs
 */
record RightsCheck(KeyInspection inspection, KafkaKey key, List<Need> needs) implements Check {

    @Override
    public Outcome run() {
        List<Right> needed = needs.stream()
                .flatMap(need -> need.rights().stream())
                .distinct()
                .toList();
        RightsFound rights = inspection.look(needed);
        List<Need> unmet = Need.restricted(needs, rights.missing());
        if (unmet.isEmpty()) {
            return Outcome.ok(found(needed.size(), rights));
        }
        Verdict verdict = unmet.stream().allMatch(Need::isOptional) ? Verdict.WARNING : Verdict.FAILED;
        return new Outcome(
                verdict,
                "lacks " + rights.missing().size() + " of " + needed.size(),
                unmet.stream().map(this::trouble).toList());
    }

    private String found(int needed, RightsFound rights) {
        int unknown = rights.unknown().size();
        return unknown == 0
                ? "has all " + needed + " that the recipe needs"
                : "has the " + (needed - unknown) + " that can be known now; not checked: "
                        + Need.restricted(needs, rights.unknown()).stream()
                                .map(Need::inWords)
                                .collect(Collectors.joining("; "));
    }

    private Trouble trouble(Need unmet) {
        String meaning = unmet.isOptional() ? " Only k2g status needs it." : "";
        return Trouble.lasting(
                Code.NOT_PERMITTED,
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
