package dev.k2g.cloud.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The servers that a client of Kafka asks first, of which one suffices. */
final class Bootstrap {

    private static final String HINT =
            "kafka.bootstrapServers has it. A cluster that is deleted loses its name, and one on a"
                    + " private network has it only inside.";

    private List<Address> usable;

    Bootstrap(List<Address> addresses) {
        this.usable = List.copyOf(addresses);
    }

    Outcome names() {
        return some(address -> new NameCheck(address.host(), HINT));
    }

    Outcome ports() {
        return some(TcpCheck::new);
    }

    /** The first that is usable as far as it was looked at. */
    Address usable() {
        return usable.get(0);
    }

    private Outcome some(Function<Address, Check> check) {
        Map<Address, Outcome> outcomes = new LinkedHashMap<>();
        usable.forEach(address -> outcomes.put(address, check.apply(address).run()));
        List<Outcome> bad = outcomes.values().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAILED)
                .toList();
        outcomes.values().removeAll(bad);
        if (outcomes.isEmpty()) {
            return bad.get(0);
        }
        usable = List.copyOf(outcomes.keySet());
        Outcome good = outcomes.values().iterator().next();
        return bad.isEmpty()
                ? good
                : Outcome.warning(good.found(), bad.get(0).troubles().get(0));
    }
}
