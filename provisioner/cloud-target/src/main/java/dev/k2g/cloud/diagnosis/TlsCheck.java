package dev.k2g.cloud.diagnosis;

import dev.k2g.endpoint.TrustedAuthority;
import dev.k2g.failure.FindingCode;
import dev.k2g.http.ConnectionFailure;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a server speaks TLS, and proves to be who it should be.
 *
 * @param address where it listens
 * @param authority PEM file of a private authority, or empty to trust the system's
 * @param key the key of the target file that would name an authority
 */
record TlsCheck(HostPort address, Optional<Path> authority, String key) {

    /** The JDK has a name as its kind and its value. */
    private static final int VALUE = 1;

    CheckResult run() {
        try {
            TlsHandshake shaken = TlsHandshake.with(address, context(), true);
            return CheckResult.ok(shaken.protocol() + ", " + "certificate until "
                    + day(shaken.certificate().getNotAfter()));
        } catch (SocketTimeoutException e) {
            return noTls("says nothing when asked for TLS");
        } catch (SSLException e) {
            return refused(e);
        } catch (EOFException | SocketException e) {
            return noTls("ends the connection when asked for TLS");
        } catch (IOException e) {
            return failed(CheckFailure.retriable(
                    FindingCode.UNREACHABLE, address + " broke off: " + e.getMessage() + ".", "Try again."));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private SSLContext context() throws GeneralSecurityException {
        return authority.isPresent() ? TrustedAuthority.of(authority.get()) : SSLContext.getDefault();
    }

    private CheckResult refused(SSLException thrown) {
        Optional<X509Certificate> presented = TlsHandshake.certificateOf(address);
        if (presented.isEmpty()) {
            boolean brokeOff = causes(thrown).anyMatch(EOFException.class::isInstance);
            return noTls(brokeOff ? "ends the connection when asked for TLS" : "answers with something else than TLS");
        }
        X509Certificate certificate = presented.get();
        if (causes(thrown).anyMatch(CertificateExpiredException.class::isInstance)) {
            return outOfDate("expired on " + day(certificate.getNotAfter()));
        }
        if (causes(thrown).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return outOfDate("is valid from " + day(certificate.getNotBefore()) + " only");
        }
        boolean isWrongName = causes(thrown).anyMatch(ConnectionFailure::isAnotherHosts);
        return isWrongName ? wrongName(certificate) : unknownAuthority(certificate);
    }

    private CheckResult outOfDate(String validity) {
        return failed(
                CheckFailure.permanent(
                        FindingCode.CERTIFICATE_OUT_OF_DATE,
                        "The certificate of " + address + " " + validity + ", and this machine's clock says "
                                + Instant.now().toString().substring(0, 16) + "Z.",
                        "If the clock is off, set it (timedatectl). Else whoever runs the server has to renew the certificate."));
    }

    private CheckResult wrongName(X509Certificate certificate) {
        return failed(CheckFailure.permanent(
                FindingCode.CERTIFICATE_NOT_TRUSTED,
                "The certificate of " + address + " is for " + hosts(certificate) + ", not for " + address.host() + ".",
                "Use the name that the service gives out; another name for it, or its IP address, will not do."));
    }

    private CheckResult unknownAuthority(X509Certificate certificate) {
        return failed(CheckFailure.permanent(
                FindingCode.CERTIFICATE_NOT_TRUSTED,
                "The certificate of " + address + " was signed by \"" + issuer(certificate)
                        + "\", which "
                        + (authority.isPresent()
                                ? "is not in " + authority.get() + "."
                                : "this machine does not trust."),
                "If the authority is your own, name its PEM file as " + key
                        + ". If it is a company's, a proxy in between opens TLS: have this address exempted, or name the"
                        + " proxy's authority there."));
    }

    private CheckResult noTls(String what) {
        return failed(CheckFailure.permanent(
                FindingCode.NOT_TLS,
                "What listens at " + address + " " + what + ".",
                "Check the port: this is a listener without TLS, another service, or a proxy or firewall in between."));
    }

    private static CheckResult failed(CheckFailure failure) {
        return CheckResult.failed("", failure);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static String day(Date moment) {
        return moment.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Who signed it, by the name that people call it. */
    private static String issuer(X509Certificate certificate) {
        String name = certificate.getIssuerX500Principal().getName();
        return name.replaceFirst("(?s).*?\\bCN=((?:\\\\.|[^,])*).*", "$1");
    }

    /** The hosts that it is for. */
    private static String hosts(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .map(name -> String.valueOf(name.get(VALUE)))
                    .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "no name that can be read";
        }
    }
}
