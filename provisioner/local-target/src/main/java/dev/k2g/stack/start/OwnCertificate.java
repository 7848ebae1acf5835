package dev.k2g.stack.start;

import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.stack.start.Sight.Kind;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether what listens on a port has a certificate of the stack's own authority. Its key was thrown away when the one
 * certificate was signed, so nothing but the stack's servers has one. Nothing is sent but the handshake.
 */
final class OwnCertificate {

    private final int port;
    private final Optional<Path> authority;
    private boolean wasShown;

    /**
     * @param port of 127.0.0.1
     * @param authority PEM file of the stack's authority
     */
    OwnCertificate(int port, Optional<Path> authority) {
        this.port = port;
        this.authority = authority;
    }

    /** What was seen in its place; empty when it was shown, now or before: clients look at it again. */
    Optional<Sight> lacking() {
        if (wasShown) {
            return Optional.empty();
        }
        if (!Probe.listens(port)) {
            return Optional.of(Sight.of(Kind.NOBODY));
        }
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), Probe.TIMEOUT_MS);
            plain.setSoTimeout(Probe.TIMEOUT_MS);
            shakeHands(plain);
            wasShown = true;
            return Optional.empty();
        } catch (SSLException e) {
            return Optional.of(refusal(e));
        } catch (IOException e) {
            return Optional.of(new Sight(Kind.NOT_YET, "does not answer when asked for TLS", e));
        }
    }

    private void shakeHands(Socket plain) throws IOException {
        Path pem = authority.orElseThrow(() -> new IllegalStateException("a stack has an authority of its own"));
        try (SSLSocket socket =
                (SSLSocket) TrustedAuthority.of(pem).getSocketFactory().createSocket(plain, "localhost", port, true)) {
            socket.startHandshake();
        }
    }

    private static Sight refusal(SSLException thrown) {
        if (causes(thrown).anyMatch(CertificateException.class::isInstance)) {
            return new Sight(Kind.UNTRUSTED, "shows a certificate that this stack's authority has not signed", thrown);
        }
        return causes(thrown).anyMatch(EOFException.class::isInstance)
                ? new Sight(Kind.NOT_YET, "ends the connection when asked for TLS", thrown)
                : new Sight(Kind.FOREIGN, "does not speak TLS as the stack's own would", thrown);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }
}
