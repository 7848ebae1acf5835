package dev.k2g.cloud.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The servers that a client of Kafka asks first, of which one suffices. */
final class BootstrapServers {

    private static final String HINT =
            "kafka.bootstrapServers has it. A cluster that is deleted loses its name, and one on a"
                    + " private network has it only inside.";

    private List<HostPort> usable;

    BootstrapServers(List<HostPort> addresses) {
        this.usable = List.copyOf(addresses);
    }

    CheckOutcome names() {
        return some(address -> new NameCheck(address.host(), HINT));
    }

    CheckOutcome ports() {
        return some(TcpCheck::new);
    }

    /** The first that is usable as far as it was looked at. */
    HostPort usable() {
        return usable.get(0);
    }

    private CheckOutcome some(Function<HostPort, Check> check) {
        Map<HostPort, CheckOutcome> outcomes = new LinkedHashMap<>();
        usable.forEach(address -> outcomes.put(address, check.apply(address).run()));
        List<CheckOutcome> bad = outcomes.values().stream()
                .filter(outcome -> outcome.verdict() == CheckStatus.FAILED)
                .toList();
        outcomes.values().removeAll(bad);
        if (outcomes.isEmpty()) {
            return bad.get(0);
        }
        usable = List.copyOf(outcomes.keySet());
        CheckOutcome good = outcomes.values().iterator().next();
        return bad.isEmpty()
                ? good
                : CheckOutcome.warning(good.found(), bad.get(0).troubles().get(0));
    }
}
