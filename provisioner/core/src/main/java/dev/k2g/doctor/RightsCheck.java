package dev.k2g.doctor;

import dev.k2g.endpoint.KafkaKey;
import dev.k2g.failure.Code;
import dev.k2g.kafka.KeyInspection;
import dev.k2g.kafka.Right;

import java.util.List;
import java.util.Locale;
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
        List<Right> missing = inspection.missing(needed);
        List<Need> unmet = Need.restricted(needs, missing);
        if (unmet.isEmpty()) {
            return Outcome.ok("has all " + needed.size() + " that the recipe needs");
        }
        Verdict verdict = unmet.stream().allMatch(Need::isOptional) ? Verdict.WARNING : Verdict.FAILED;
        return new Outcome(
                verdict,
                "lacks " + missing.size() + " of " + needed.size(),
                unmet.stream().map(this::trouble).toList());
    }

    private Trouble trouble(Need unmet) {
        String operations = operations(unmet, ", ");
        Right first = unmet.rights().get(0);
        String meaning = unmet.isOptional() ? " Only k2g status needs it." : "";
        String terraform = "Or let terraform/ grant it"
                + (unmet.variable().isEmpty() ? "." : ", by its variable " + unmet.variable() + ".");
        return Trouble.lasting(
                Code.NOT_PERMITTED,
                owner() + " lacks " + operations + " on " + first.resource() + "." + meaning,
                "Grant it: confluent kafka acl create --allow --service-account "
                        + key.serviceAccount().orElse("ITS-OWNER") + " --operations "
                        + operations(unmet, ",").toLowerCase(Locale.ROOT).replace('_', '-') + flag(first) + ". "
                        + terraform);
    }

    private String owner() {
        return "The API key " + key.name()
                + key.serviceAccount().map(account -> " of " + account).orElse("");
    }

    private static String operations(Need need, String separator) {
        return need.rights().stream().map(right -> right.operation().name()).collect(Collectors.joining(separator));
    }

    private static String flag(Right right) {
        return switch (right.type()) {
            case TOPIC -> " --topic " + right.name();
            case GROUP -> " --consumer-group " + right.name();
            default -> " --cluster-scope";
        };
    }
}
