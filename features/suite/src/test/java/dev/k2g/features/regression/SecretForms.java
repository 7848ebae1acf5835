package dev.k2g.features.regression;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.k2g.secret.Secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds secrets in texts, also where they stand in base64, in a URL or in JSON. */
final class SecretForms {

    private final Set<String> forms = new LinkedHashSet<>();

    /** How forms begin, so that one pass over a text of megabytes finds them all. */
    private final BitSet beginnings = new BitSet();

    SecretForms(Collection<Secret> secrets) {
        secrets.forEach(secret -> addFormsOf(secret.reveal()));
        forms.forEach(form -> beginnings.set(beginning(form, 0)));
    }

    boolean areIn(String text) {
        for (int at = 0; at + 1 < text.length(); at++) {
            if (beginnings.get(beginning(text, at)) && isAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(String text, int at) {
        return forms.stream().anyMatch(form -> text.startsWith(form, at));
    }

    private static int beginning(String text, int at) {
        return (text.charAt(at) << 8 | text.charAt(at + 1)) & 0xFFFF;
    }

    private void addFormsOf(String secret) {
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(String.valueOf(JsonStringEncoder.getInstance().quoteAsString(secret)));
        forms.add(secret.replace("/", "\\/"));
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int before = 0; before < 3; before++) {
                forms.add(insideLongerText(encoder, secret, before));
            }
        }
    }

    /** What of the base64 of a longer text depends on the secret alone, when so many bytes (modulo 3) go before it. */
    private static String insideLongerText(Base64.Encoder encoder, String secret, int before) {
        String encoded =
                encoder.withoutPadding().encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
        int firstWhole = before == 0 ? 0 : before + 1;
        return encoded.substring(firstWhole, encoded.length() - 1);
    }
}
