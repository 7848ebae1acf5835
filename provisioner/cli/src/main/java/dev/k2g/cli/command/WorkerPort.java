package dev.k2g.cli.command;

import dev.k2g.failure.FailedException;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.PortRange;

import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Where a worker's REST API is to answer on 127.0.0.1. */
final class WorkerPort {

    private WorkerPort() {}

    /**
     * Does what needs a port. One that nobody wanted in particular is the first free one, and no stack that starts
     * meanwhile takes it.
     *
     * @throws FailedException when none is free
     */
    static <T> T with(OptionalInt wanted, IntFunction<T> work) {
        if (wanted.isPresent()) {
            return work.apply(wanted.getAsInt());
        }
        try (PortClaims claims = PortClaims.open()) {
            return work.apply(claims.first(PortRange.CONNECT)
                    .orElseThrow(() -> new FailedException(
                            "Every port of the range " + PortRange.CONNECT + " on 127.0.0.1 is taken.",
                            "Name another one with --port.")));
        }
    }
}
