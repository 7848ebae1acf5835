package dev.k2g.twin.http;

import dev.k2g.failure.FailedException;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A server's certificate and key, as a local stack has them. */
public final class Identity {

    private static final char[] NO_PASSWORD = new char[0];

    private Identity() {}

    /**
     * TLS of a server with this identity.
     *
     * @param certificate the certificate and its authority, PEM
     * @param key its key, elliptic curve, PEM (PKCS #8)
     * @throws FailedException when one of them cannot be used
     */
    public static SSLContext of(Path certificate, Path key) {
        try (InputStream chain = Files.newInputStream(certificate)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry(
                    "server",
                    key(Files.readString(key)),
                    NO_PASSWORD,
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(chain)
                            .toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new FailedException(
                    "The stack's certificate " + certificate + " cannot be used: " + e.getMessage() + ".",
                    "Start the stack anew: k2g down, then k2g up.",
                    e);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
