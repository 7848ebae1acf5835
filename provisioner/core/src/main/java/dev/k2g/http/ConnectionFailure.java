package dev.k2g.http;

import dev.k2g.failure.CertificateValidity;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;

import javax.net.ssl.SSLException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says why there was no talking to an API.
 *
 * @param server the API and its address, as it begins a sentence
 * @param whenSilent what to do when nobody answers there
 * @param addressKey the key of the target file that has the address
 * @param authorityKey the key of the target file that would name an authority of one's own
 */
public record ConnectionFailure(String server, String whenSilent, String addressKey, String authorityKey) {

    /** @param what what it was asked for, as it reads after "to" */
    public K2gException of(String what, IOException cause) {
        Optional<FailedException> outOfDate = CertificateValidity.failure(server, cause);
        if (outOfDate.isPresent()) {
            return outOfDate.get();
        }
        Optional<Throwable> certificate =
                causes(cause).filter(CertificateException.class::isInstance).findFirst();
        if (certificate.isPresent()) {
            return isAnotherHosts(certificate.get())
                    ? failed(
                            FindingCode.CERTIFICATE_NOT_TRUSTED,
                            "has a TLS certificate that is for another host.",
                            "Check " + addressKey + ": it must be the name that the service gives out. Else a proxy"
                                    + " answers in its place.",
                            cause)
                    : failed(
                            FindingCode.CERTIFICATE_NOT_TRUSTED,
                            "has a TLS certificate that is not trusted.",
                            "A proxy in between may have put its own there; name its authority as " + authorityKey
                                    + ".",
                            cause);
        }
        if (cause instanceof SSLException && causes(cause).noneMatch(EOFException.class::isInstance)) {
            return failed(
                    FindingCode.NOT_TLS,
                    "does not speak TLS with this machine: " + cause.getMessage() + ".",
                    "Check the port in " + addressKey + ", and look for a proxy or firewall in between.",
                    cause);
        }
        return causes(cause).anyMatch(UnresolvedAddressException.class::isInstance)
                ? new UnreachableException(
                        FindingCode.HOST_UNKNOWN,
                        server + " is not known by that name.",
                        "Check the host in " + addressKey + ", and this machine's name service.",
                        cause)
                : new UnreachableException(server + " did not answer when asked to " + what + ".", whenSilent, cause);
    }

    /**
     * Something else than the API answered.
     *
     * @param said what it said, as a sentence
     */
    public FailedException foreign(String what, HttpReply reply, String said) {
        return new FailedException(
                FindingCode.ANOTHER_SERVICE,
                server + " was asked to " + what + ", and something else answered (HTTP " + reply.status() + "): "
                        + said,
                "Check " + addressKey
                        + ". If a proxy stands in between, log in to it, or have it let this address pass.");
    }

    /** Whether a certificate is not the host's. The JDK tells it by these words only (sun.security.util.HostnameChecker). */
    public static boolean isAnotherHosts(Throwable thrown) {
        String message = Objects.toString(thrown.getMessage());
        return message.startsWith("No name matching") || message.startsWith("No subject alternative");
    }

    /** @param does what the server does or has, as a sentence without its subject */
    private FailedException failed(FindingCode code, String does, String remedy, IOException cause) {
        return new FailedException(code, server + " " + does, remedy, cause);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }
}
