package dev.k2g.cloud.diagnosis;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Certificates in words. */
final class CertificateText {

    private CertificateText() {}

    static String describe(X509Certificate certificate) {
        return "certificate until " + day(certificate.getNotAfter());
    }

    static String day(Date moment) {
        return moment.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Who signed it, by the name that people call it. */
    static String issuer(X509Certificate certificate) {
        String name = certificate.getIssuerX500Principal().getName();
        return name.replaceFirst("(?s).*?\\bCN=((?:\\\\.|[^,])*).*", "$1");
    }

    /** The hosts that it is for. */
    static String names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .map(CertificateText::value)
                    .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "no name that can be read";
        }
    }

    /** A name's kind and its value, as the JDK has them. */
    private static String value(List<?> name) {
        return String.valueOf(name.get(1));
    }
}
