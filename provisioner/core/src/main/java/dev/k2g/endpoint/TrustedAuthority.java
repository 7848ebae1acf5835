package dev.k2g.endpoint;

import dev.k2g.failure.InvalidInputException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Trust in a private authority, for HTTP. */
public final class TrustedAuthority {

    private TrustedAuthority() {}

    /**
     * TLS that trusts the certificates of a file, and no others.
     *
     * @param pem the authority's certificate, or several
     * @throws InvalidInputException when the file holds none
     */
    public static SSLContext of(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidInputException(
                    "The certificate authority " + pem + " cannot be read: " + e.getMessage() + ".",
                    "Name a file with its certificate in PEM.",
                    e);
        }
    }
}
