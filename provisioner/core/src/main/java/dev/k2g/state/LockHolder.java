package dev.k2g.state;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who is changing a recipe's resources.
 *
 * @param user the user's name
 * @param host the machine's name
 * @param pid the process's id there
 * @param started when that process began, which tells it from a later one of the same id
 * @param since when it asked for the lock
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LockHolder(String user, String host, long pid, String started, String since) {

    /** This process. */
    public static LockHolder here() {
        ProcessHandle self = ProcessHandle.current();
        return new LockHolder(
                System.getProperty("user.name", "unknown"),
                hostName(),
                self.pid(),
                started(self),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Whether it can be seen from here that this process is there no more. */
    public boolean isGone() {
        return host.equals(hostName())
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> started(process).equals(started))
                        .isEmpty();
    }

    /** As a sentence goes on: "held by …". */
    @Override
    public String toString() {
        return user + " on " + host + ", process " + pid + ", since " + since;
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
