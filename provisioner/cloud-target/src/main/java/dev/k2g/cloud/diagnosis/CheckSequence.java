package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.K2gException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks of one endpoint in their order. After one failed that others build on, the others are skipped. */
final class CheckSequence {

    private final String endpoint;
    private final List<CheckResult> results;
    private boolean isBlocked;

    /** @param results where results are added */
    CheckSequence(String endpoint, List<CheckResult> results) {
        this.endpoint = endpoint;
        this.results = results;
    }

    /** Another sequence that begins where this one stands, such as of another key. */
    CheckSequence branch(String name) {
        CheckSequence branch = new CheckSequence(name, results);
        branch.isBlocked = isBlocked;
        return branch;
    }

    /** Runs a check on which those after it build. A failure that a client throws is its result. */
    void require(String name, Supplier<CheckResult> check) {
        isBlocked |= run(name, check) == Status.FAILED;
    }

    /**
     * Whether the name of a web server is known, something listens there, and it proves who it is where it has to.
     *
     * @param hint what else it may mean that the name is not known, in a sentence
     * @param start how to start the server, in a sentence; empty where nobody knows
     * @param authority PEM file of a private authority, or empty to trust the system's
     * @param key the key of the target file that would name an authority
     */
    void requireWeb(URI uri, String hint, String start, Optional<Path> authority, String key) {
        boolean isEncrypted = "https".equals(uri.getScheme());
        HostPort address = HostPort.of(uri, isEncrypted ? 443 : 80);
        require("name", () -> address.name(hint));
        require("tcp", () -> address.tcp(start));
        if (isEncrypted) {
            require("tls", new TlsCheck(address, authority, key)::run);
        }
    }

    /** Runs a check on which no other builds. */
    void look(String name, Supplier<CheckResult> check) {
        var unused = run(name, check);
    }

    private Status run(String name, Supplier<CheckResult> check) {
        CheckResult result = isBlocked ? CheckResult.skipped() : result(check);
        results.add(result.of(endpoint, name));
        return result.status();
    }

    private static CheckResult result(Supplier<CheckResult> check) {
        try {
            return check.get();
        } catch (CancelledException e) {
            throw e;
        } catch (K2gException e) {
            return CheckResult.failed("", CheckFailure.of(e));
        }
    }
}
