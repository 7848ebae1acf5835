package dev.k2g.stack.start;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.failure.CertificateValidity;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.stack.files.Credentials;
import dev.k2g.stack.files.PortOwner;
import dev.k2g.stack.start.Sight.Kind;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One server on its way to answering: looks at it until it is certain what it sees, and says what to do about it. */
final class ServerReadiness implements AutoCloseable {

    /** Between two looks that decide. More than three wrong passwords in a row would lock the user out for five seconds. */
    static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    private final ServerKind server;
    private final ServerLauncher launcher;
    private final Probe probe;
    private final int port;
    private final Path credentials;
    private Sight last = Sight.of(Kind.NOBODY);
    private @Nullable Long firstRefusal;

    /** @param credentials the file that holds the stack's */
    ServerReadiness(ServerKind server, ServerLauncher launcher, Endpoints endpoints, Path credentials) {
        this.credentials = credentials;
        this.server = server;
        this.launcher = launcher;
        this.probe = server.probe(endpoints, launcher.access());
        this.port = launcher.access().ports().port(server.port());
    }

    /** One look, whatever it means. */
    Sight look() {
        last = probe.look();
        return last;
    }

    /** Whether what listens on its port is a server of the stack, which to start anew would not make any better. */
    boolean isThere() {
        return switch (last.kind()) {
            case ANSWERS, REFUSES -> true;
            case UNTRUSTED -> isOwn().orElse(false);
            case NOBODY, NOT_YET, FOREIGN -> false;
        };
    }

    /**
     * Whether it answers and is complete.
     *
     * @throws FailedException when it is certain that this will never be
     */
    boolean isReady() {
        if (firstRefusal != null && System.nanoTime() - firstRefusal < SECOND_LOOK.toNanos()) {
            return false;
        }
        Sight sight = look();
        if (sight.kind() == Kind.REFUSES && firstRefusal != null) {
            throw refusal(sight);
        }
        firstRefusal = sight.kind() == Kind.REFUSES ? System.nanoTime() : null;
        switch (sight.kind()) {
            case FOREIGN, UNTRUSTED, NOT_YET -> requireOwn(sight);
            case NOBODY, REFUSES, ANSWERS -> {}
        }
        return sight.answers() && launcher.isComplete(server);
    }

    /** Unless it cannot be known whose it is: then a server that cannot have its port will say so. */
    private void requireOwn(Sight sight) {
        Optional<Boolean> own = isOwn();
        if (own.isPresent() && !own.get()) {
            throw new FailedException(
                    FindingCode.PORT_TAKEN,
                    TakenPort.of(server, port) + " It " + sight.detail() + ".",
                    TakenPort.REMEDY,
                    sight.cause());
        }
        if (own.isPresent() && sight.kind() == Kind.UNTRUSTED) {
            throw untrusted(sight);
        }
    }

    /** Whether it is the server that was started which listens, as far as that can be known. */
    private Optional<Boolean> isOwn() {
        return launcher.listensOn(server, port);
    }

    private FailedException untrusted(Sight sight) {
        String what = server.title() + " on port " + port;
        if (server == ServerKind.CONNECT) {
            return new FailedException(
                    FindingCode.DATA_OF_OTHER_CREDENTIALS,
                    what + " is a server of this stack, and " + sight.detail() + " than the one in " + credentials
                            + ": the data was made with another file.",
                    Credentials.PUT_BACK,
                    sight.cause());
        }
        Optional<FailedException> outOfDate =
                Optional.ofNullable(sight.cause()).flatMap(thrown -> CertificateValidity.failure(what, thrown));
        return outOfDate.orElseGet(() -> new FailedException(
                FindingCode.CERTIFICATE_NOT_TRUSTED,
                what + " is a server of this stack, and " + sight.detail() + ".",
                "Stop the stack (k2g down), move its folder "
                        + launcher.access().tls().directory()
                        + " elsewhere, and start it again: certificates are made anew, and the data stays.",
                sight.cause()));
    }

    private FailedException refusal(Sight sight) {
        if (server == ServerKind.NEO4J) {
            return new FailedException(
                    FindingCode.DATA_OF_OTHER_CREDENTIALS,
                    "Neo4j on port " + port
                            + " is the server of this stack, by its certificate, and refused the password in "
                            + credentials + " twice: its data was made with another one.",
                    Credentials.PUT_BACK,
                    sight.cause());
        }
        return new FailedException(
                FindingCode.CREDENTIALS_REFUSED,
                server.title() + " on port " + port
                        + " is the server of this stack, by its certificate, and refused the key in " + credentials
                        + " twice.",
                "Stop the stack and start it again: k2g down, k2g up. It takes its keys from that file when it starts, and its"
                        + " data stays.",
                sight.cause());
    }

    /** Why it is not ready, to the end of a sentence. */
    String whyNotYet() {
        return switch (last.kind()) {
            case NOBODY -> launcher.reason(server);
            case FOREIGN, UNTRUSTED ->
                "what listens on port " + port + ", " + PortOwner.describe(port) + ", " + last.detail() + ". "
                        + launcher.reason(server);
            case ANSWERS ->
                "it answers on port " + port + ", and does not listen on its other ports yet. "
                        + launcher.reason(server);
            case NOT_YET, REFUSES ->
                "it listens on port " + port + ", and " + last.detail() + ". " + launcher.reason(server);
        };
    }

    /** The failure when its time is over, which says more than that when it has come half-way. */
    K2gException late(UnreachableException timeOut) {
        String message = String.valueOf(timeOut.getMessage());
        return switch (last.kind()) {
            case NOBODY -> timeOut;
            case FOREIGN, UNTRUSTED -> isOwn().orElse(false) ? notReady(message, timeOut) : taken(message, timeOut);
            case NOT_YET, REFUSES, ANSWERS -> notReady(message, timeOut);
        };
    }

    private static UnreachableException taken(String message, UnreachableException timeOut) {
        return new UnreachableException(FindingCode.PORT_TAKEN, message, TakenPort.REMEDY, timeOut);
    }

    private UnreachableException notReady(String message, UnreachableException timeOut) {
        return new UnreachableException(
                FindingCode.NOT_READY, message, "Give it longer with --timeout. " + launcher.remedy(server), timeOut);
    }

    @Override
    public void close() {
        probe.close();
    }
}
