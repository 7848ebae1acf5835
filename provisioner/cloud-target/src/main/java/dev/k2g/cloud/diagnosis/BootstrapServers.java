package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;

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

    CheckResult names() {
        return some(address -> address.name(HINT));
    }

    CheckResult ports() {
        return some(HostPort::tcp);
    }

    /** The first that is usable as far as it was looked at. */
    HostPort usable() {
        return usable.get(0);
    }

    private CheckResult some(Function<HostPort, CheckResult> check) {
        Map<HostPort, CheckResult> results = new LinkedHashMap<>();
        usable.forEach(address -> results.put(address, check.apply(address)));
        List<CheckResult> bad = results.values().stream()
                .filter(result -> result.status() == Status.FAILED)
                .toList();
        results.values().removeAll(bad);
        if (results.isEmpty()) {
            return bad.get(0);
        }
        usable = List.copyOf(results.keySet());
        CheckResult good = results.values().iterator().next();
        return bad.isEmpty()
                ? good
                : CheckResult.warning(good.found(), bad.get(0).failures().get(0));
    }
}
