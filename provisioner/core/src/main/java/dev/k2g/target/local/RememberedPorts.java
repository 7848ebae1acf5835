package dev.k2g.target.local;

import java.nio.file.Files;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ports of a stack's last start.
 *
 * @param ports by listener; empty when it never started
 */
record RememberedPorts(Map<PortRange, Integer> ports) {

    RememberedPorts {
        ports = Map.copyOf(ports);
    }

    /** Those of this stack; what is no port is left out. */
    static RememberedPorts of(StateDirectory state) {
        Map<PortRange, Integer> ports = new EnumMap<>(PortRange.class);
        if (Files.exists(state.ports())) {
            Map<String, String> values = state.guarded(() -> PropertiesText.read(state.ports()));
            for (PortRange range : PortRange.values()) {
                Optional.ofNullable(values.get(range.key()))
                        .filter(value -> value.matches("[0-9]{1,5}"))
                        .ifPresent(value -> ports.put(range, Integer.valueOf(value)));
            }
        }
        return new RememberedPorts(ports);
    }

    /** Keeps them for the next start. */
    void keep(StateDirectory state) {
        Map<String, String> values = new HashMap<>();
        ports.forEach((range, port) -> values.put(range.key(), Integer.toString(port)));
        state.write(state.ports(), PropertiesText.write(values));
    }

    /** Whether every listener has one. */
    boolean areComplete() {
        return ports.size() == PortRange.values().length;
    }

    /** Those of these servers. */
    Set<Integer> of(Collection<Server> servers) {
        return ports.entrySet().stream()
                .filter(entry ->
                        servers.stream().anyMatch(server -> entry.getKey().key().startsWith(server.id() + ".")))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }
}
