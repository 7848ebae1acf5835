package dev.k2g.bench;

import dev.k2g.stack.ServerStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What processes take of the machine's memory, by Linux's proportional set size. */
final class Memory {

    private Memory() {}

    /** MiB by server; a server of which the system does not tell is left out. */
    static Map<String, Long> ofServers(List<ServerStatus> servers) {
        Map<String, Long> mebibytes = new TreeMap<>();
        servers.forEach(server -> server.pid().stream()
                .mapToObj(Memory::pssKibibytes)
                .flatMapToLong(OptionalLong::stream)
                .forEach(kibibytes -> mebibytes.put(server.server(), kibibytes / 1024)));
        return mebibytes;
    }

    private static OptionalLong pssKibibytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // no Linux
        }
    }
}
