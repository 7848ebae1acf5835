package dev.k2g.secret;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tells whether a secret is still the same without keeping it. The fingerprint is keyed with another secret of the target,
 * so that whoever reads it cannot try passwords against it.
 */
public final class SecretFingerprint {

    private static final String ALGORITHM = "HmacSHA256";

    private SecretFingerprint() {}

    /**
     * The fingerprint of a secret.
     *
     * @param key a secret that only those have who may change the secret
     * @param purpose what the secret is used for: equal secrets for different purposes have different fingerprints
     * @param secret the secret
     * @return 43 characters
     */
    public static String of(Secret key, String purpose, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(("k2g:" + key.reveal()).getBytes(UTF_8), ALGORITHM));
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(secret.reveal().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
