package dev.k2g.stack.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who listens on a port of 127.0.0.1, as Linux tells it in {@code /proc} (proc_net_tcp(5)): everybody is told the user of
 * a socket, but only root the processes of other users. Elsewhere nothing is known.
 */
public final class PortOwner {

    private static final Path PROC = Path.of("/proc");

    /** Listening, among the states of a TCP socket. */
    private static final String LISTEN = "0A";

    /** 127.0.0.1 and any address, as IPv4 and as IPv6, each word with its bytes reversed. */
    private static final Set<String> ADDRESSES = Set.of(
            "0100007F",
            "00000000",
            "0000000000000000FFFF00000100007F",
            "0".repeat(32),
            "0000000000000000FFFF000000000000");

    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int UID = 7;
    private static final int INODE = 9;

    private PortOwner() {}

    /**
     * A socket that listens.
     *
     * @param uid its user's number
     * @param inode what a process's file descriptors name it by
     */
    private record Socket(String uid, String inode) {}

    /** Whether this process is the one that listens there; empty when nobody does or that cannot be known. */
    public static Optional<Boolean> isProcess(long pid, int port) {
        try {
            List<Socket> sockets = listening(port);
            return sockets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(hasOneOf(PROC.resolve(Long.toString(pid)), links(sockets)));
        } catch (IOException e) {
            return Optional.empty(); // another system, or another user's process
        }
    }

    /** Who listens there, for people: {@code pid 4711 (java) of bob}; {@code somebody else} when nothing is known. */
    public static String describe(int port) {
        try {
            List<Socket> sockets = listening(port);
            return process(links(sockets))
                    .map(PortOwner::describe)
                    .or(() -> sockets.stream()
                            .findFirst()
                            .map(socket -> "a process of the user with the number " + socket.uid()))
                    .orElse("somebody else");
        } catch (IOException e) {
            return "somebody else";
        }
    }

    private static String describe(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        String command = info.command()
                .map(path -> " (" + Path.of(path).getFileName() + ")")
                .orElse("");
        return "pid " + process.pid() + command
                + info.user().map(user -> " of " + user).orElse("");
    }

    private static List<Socket> listening(int port) throws IOException {
        String suffix = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
        List<Socket> sockets = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = PROC.resolve("net").resolve(table);
            if (table.equals("tcp") || Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.map(line -> line.strip().split("\\s+"))
                            .filter(words -> words.length > INODE && isThere(words, suffix))
                            .map(words -> new Socket(words[UID], words[INODE]))
                            .forEach(sockets::add);
                }
            }
        }
        return sockets;
    }

    private static boolean isThere(String[] words, String suffix) {
        String local = words[LOCAL].toUpperCase(Locale.ROOT);
        return words[STATE].equals(LISTEN)
                && local.endsWith(suffix)
                && ADDRESSES.contains(local.substring(0, local.length() - suffix.length()));
    }

    private static Set<String> links(List<Socket> sockets) {
        return sockets.stream().map(socket -> "socket:[" + socket.inode() + "]").collect(Collectors.toSet());
    }

    private static Optional<ProcessHandle> process(Set<String> links) {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return hasOneOf(PROC.resolve(Long.toString(process.pid())), links);
                    } catch (IOException e) {
                        return false; // another user's, or gone
                    }
                })
                .findFirst();
    }

    /** Whether one of a process's file descriptors is one of these. */
    private static boolean hasOneOf(Path process, Set<String> links) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (links.contains(target(descriptor))) {
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
