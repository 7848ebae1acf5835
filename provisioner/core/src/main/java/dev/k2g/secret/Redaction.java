package dev.k2g.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Masks known secrets in text that comes from elsewhere: a server's answer, a trace, a log line. */
public final class Redaction {

    private final List<String> forms;

    private Redaction(List<String> forms) {
        this.forms = forms;
    }

    /** Masks nothing. */
    public static Redaction none() {
        return new Redaction(List.of());
    }

    /** Masks these secrets as they are, and as base64, in a URL and in a JSON string. */
    public static Redaction of(Collection<Secret> secrets) {
        return new Redaction(secrets.stream()
                .map(Secret::reveal)
                .filter(value -> !value.isBlank())
                .flatMap(Redaction::formsOf)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text with every form of every secret replaced by {@link Secret#MASK}. */
    public String redact(String text) {
        String redacted = text;
        for (String form : forms) {
            redacted = redacted.replace(form, Secret.MASK);
        }
        return redacted;
    }

    private static Stream<String> formsOf(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                value,
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                value.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
