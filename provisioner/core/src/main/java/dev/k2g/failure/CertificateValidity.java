package dev.k2g.failure;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds among the causes of a failed TLS handshake that the server's certificate is out of date: clients bury it. */
public final class CertificateValidity {

    private CertificateValidity() {}

    /**
     * The failure to throw instead, if that is the cause.
     *
     * @param server which, as it begins a sentence, such as "Kafka at localhost:9092"
     * @param thrown what the client threw
     */
    public static Optional<FailedException> failure(String server, Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> validity(cause).stream())
                .findFirst()
                .map(validity -> new FailedException(
                        FindingCode.CERTIFICATE_OUT_OF_DATE,
                        server + " has a TLS certificate that " + validity + ".",
                        "This machine's clock says " + Instant.now().truncatedTo(ChronoUnit.MINUTES)
                                + ": set it if it is off (timedatectl). Else the certificate has to be renewed; a local"
                                + " target makes new ones: k2g down, k2g up.",
                        thrown));
    }

    private static Optional<String> validity(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return Optional.of("has expired (" + cause.getMessage() + ")");
        }
        return cause instanceof CertificateNotYetValidException
                ? Optional.of("is not valid yet (" + cause.getMessage() + ")")
                : Optional.empty();
    }
}
