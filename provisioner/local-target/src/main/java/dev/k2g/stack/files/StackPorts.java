package dev.k2g.stack.files;

import java.nio.file.Files;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The ports of a stack's last start.
 *
 * @param ports by listener; empty when it never started
 */
public record StackPorts(Map<PortRange, Integer> ports) {

    /** Copies the map. */
    public StackPorts {
        ports = Map.copyOf(ports);
    }

    /** Those of this stack; what is no port is left out. */
    public static StackPorts of(StackDirectory state) {
        Map<PortRange, Integer> ports = new EnumMap<>(PortRange.class);
        if (Files.exists(state.ports())) {
            Map<String, String> values = state.guarded(() -> PropertiesText.read(state.ports()));
            for (PortRange range : PortRange.values()) {
                Optional.ofNullable(values.get(range.key()))
                        .filter(value -> value.matches("[0-9]{1,5}"))
                        .ifPresent(value -> ports.put(range, Integer.valueOf(value)));
            }
        }
        return new StackPorts(ports);
    }

    /** Keeps them for the next start. */
    public void keep(StackDirectory state) {
        Map<String, String> values = new HashMap<>();
        ports.forEach((range, port) -> values.put(range.key(), Integer.toString(port)));
        state.write(state.ports(), PropertiesText.write(values));
    }

    /**
     * That of a listener.
     *
     * @throws IllegalStateException when none was chosen for it
     */
    public int port(PortRange range) {
        Integer port = ports.get(range);
        if (port == null) {
            throw new IllegalStateException("no port was chosen for " + range.key());
        }
        return port;
    }

    /** Those of which this holds. */
    public StackPorts filter(IntPredicate which) {
        return new StackPorts(ports.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether every listener has one. */
    boolean areComplete() {
        return ports.size() == PortRange.values().length;
    }

    /**
     * Those of these servers.
     *
     * @param servers of {@code kafka}, {@code connect} and {@code neo4j}
     */
    public Set<Integer> of(Collection<String> servers) {
        return ports.entrySet().stream()
                .filter(entry ->
                        servers.stream().anyMatch(server -> entry.getKey().key().startsWith(server + ".")))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }
}
