package dev.k2g.stack.files;

import dev.k2g.failure.FailedException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The certificates of a stack in the forms that its servers and clients read: PEM for all, a Java key store for the
 * Connect worker, whose Neo4j driver trusts what the JVM trusts.
 */
public record TlsFiles(Path directory) {

    /** Certificates with less life left than this are replaced at the next start. */
    private static final Duration RENEWAL = Duration.ofDays(30);

    /**
     * The files of a stack, made when there are none and made anew when they are about to expire or do not belong
     * together.
     *
     * @param hosts names that the servers go by, besides {@code localhost}
     */
    public static TlsFiles of(StackDirectory state, Instant now, List<String> hosts) {
        TlsFiles files = new TlsFiles(state.tls());
        if (!files.areGood(now)) {
            files.write(state, CertificateAuthority.generate(now, hosts));
        }
        return files;
    }

    /** The authority's certificate, PEM. */
    public Path authority() {
        return directory.resolve("ca.crt");
    }

    /** The servers' certificate and its authority, PEM. */
    public Path certificate() {
        return directory.resolve("server.crt");
    }

    /** The servers' key, PEM (PKCS #8). */
    public Path key() {
        return directory.resolve("server.key");
    }

    /** Key and certificates in one file, PEM. */
    public Path keyAndCertificate() {
        return directory.resolve("server.pem");
    }

    /** The authority's certificate in a Java key store without password, as it holds nothing secret. */
    public Path trustStore() {
        return directory.resolve("truststore.jks");
    }

    private boolean areGood(Instant now) {
        if (!Stream.of(authority(), key(), keyAndCertificate(), trustStore()).allMatch(Files::isReadable)) {
            return false;
        }
        try {
            X509Certificate certificate = read(certificate());
            certificate.verify(read(authority()).getPublicKey());
            return certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWAL));
        } catch (IOException | GeneralSecurityException e) {
            return false; // unreadable, or mixed with files of another stack: to be made anew
        }
    }

    private static X509Certificate read(Path file) throws IOException, CertificateException {
        try (InputStream pem = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private void write(StackDirectory state, CertificateAuthority certificates) {
        try {
            String authority = pem("CERTIFICATE", certificates.authority().getEncoded());
            String chain = pem("CERTIFICATE", certificates.server().getEncoded()) + authority;
            String key = pem("PRIVATE KEY", certificates.serverKey().getEncoded());
            state.write(authority(), authority);
            state.write(key(), key);
            state.write(keyAndCertificate(), key + chain);
            state.write(trustStore(), trustStore(List.of(certificates.authority())));
            state.write(certificate(), chain);
        } catch (GeneralSecurityException | IOException e) {
            throw new FailedException("Certificates cannot be stored: " + e.getMessage() + ".", null, e);
        }
    }

    /** The content of a Java key store of these authorities; its password protects nothing. */
    public static byte[] trustStore(Collection<? extends Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        for (Certificate authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, "changeit".toCharArray());
        return bytes.toByteArray();
    }

    /** As PEM. */
    public static String pem(String type, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}
