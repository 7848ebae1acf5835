package dev.k2g.stack.files;

import dev.k2g.failure.FailedException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/**
 * A private authority and one certificate for all servers of a stack. The
 * authority's key is thrown away: nothing else can ever be signed with it, so trusting it is no risk.
 *
 * @param authority the authority's certificate
 * @param server the servers' certificate
 * @param serverKey the key of the servers' certificate
 */
public record CertificateAuthority(X509Certificate authority, X509Certificate server, PrivateKey serverKey) {

    /** Browsers and macOS accept no more for a server. */
    private static final Duration LIFE = Duration.ofDays(397);

    private static final String SIGNATURE = "SHA256withECDSA";

    /**
     * Makes both, good for {@code localhost} and 127.0.0.1. Valid from an hour ago, for clocks that differ.
     *
     * @param hosts more names that the servers go by
     */
    public static CertificateAuthority generate(Instant now, List<String> hosts) {
        try {
            KeyPair authorityKeys = keys();
            KeyPair serverKeys = keys();
            X500Name authorityName = new X500Name("CN=k2g local authority");
            X509Certificate authority = sign(
                    builder(authorityName, authorityName, authorityKeys, now)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                    authorityKeys.getPrivate());
            X509v3CertificateBuilder server = builder(authorityName, new X500Name("CN=localhost"), serverKeys, now)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority))
                    .addExtension(Extension.subjectAlternativeName, false, names(hosts));
            return new CertificateAuthority(
                    authority, sign(server, authorityKeys.getPrivate()), serverKeys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new FailedException(
                    "Certificates for the local servers cannot be made: " + e.getMessage() + ".",
                    "Use a JDK with elliptic curve support, such as OpenJDK 17.",
                    e);
        }
    }

    private static GeneralNames names(List<String> hosts) {
        Stream<GeneralName> dnsNames = Stream.concat(Stream.of("localhost"), hosts.stream())
                .map(host -> new GeneralName(GeneralName.dNSName, host));
        return new GeneralNames(Stream.concat(dnsNames, Stream.of(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
                .toArray(GeneralName[]::new));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(LIFE)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }
}
