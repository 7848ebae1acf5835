package dev.k2g.aura;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.endpoint.AuraAccess;
import dev.k2g.failure.CertificateValidity;
import dev.k2g.failure.Code;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import dev.k2g.secret.Redaction;

import javax.net.ssl.SSLException;
import java.io.IOException;
import java.util.List;

/** What goes wrong with the API, without its secrets. */
final class AuraFailures {

    /** Where an error's text is: the API's own, and that of its login. */
    private static final List<String> MESSAGES =
            List.of("/errors/0/message", "/error_description", "/error", "/message");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuraAccess access;
    private final Redaction redaction;

    AuraFailures(AuraAccess access) {
        this.access = access;
        this.redaction = Redaction.of(List.of(access.client().password()));
    }

    K2gException unreachable(String what, IOException cause) {
        String api = "The Aura API at " + access.uri();
        return CertificateValidity.failure(api, cause)
                .<K2gException>map(failure -> failure)
                .orElseGet(() -> cause instanceof SSLException
                        ? new FailedException(
                                Code.CERTIFICATE_NOT_TRUSTED,
                                api + " has a TLS certificate that is not trusted.",
                                "A proxy in between may have put its own there; name its authority as"
                                        + " aura.certificateAuthority.",
                                cause)
                        : new UnreachableException(
                                api + " did not answer when asked to " + what + ".",
                                "Check that this machine reaches it.",
                                cause));
    }

    FailedException loginRefused(AuraAnswer answer) {
        return new FailedException(
                Code.CREDENTIALS_REFUSED,
                "The Aura API at " + access.uri() + " refused the client "
                        + access.client().name() + " (HTTP " + answer.status() + "): " + said(answer),
                "Check aura.clientId and aura.clientSecret; the console makes new ones under API keys.");
    }

    FailedException notPermitted(String what, AuraAnswer answer) {
        return new FailedException(
                Code.NOT_PERMITTED,
                "The Aura API at " + access.uri() + " does not let the client "
                        + access.client().name() + " " + what + " (HTTP " + answer.status() + "): " + said(answer),
                "Use an API key of a member of the project that the instance is in.");
    }

    FailedException refusal(String what, AuraAnswer answer) {
        return new FailedException(
                "The Aura API at " + access.uri() + " failed to " + what + " (HTTP " + answer.status() + "): "
                        + said(answer),
                "Look at the instance in the Aura console.");
    }

    FailedException notAuras(String what) {
        return new FailedException(
                "The server at " + access.uri() + " gave an answer that is not the Aura API's when asked to " + what
                        + ".",
                "Check aura.url in the target file, and whether a proxy answers in its place.");
    }

    /** What it said, redacted and in one line that ends with a full stop. */
    String said(AuraAnswer answer) {
        if (answer.status() == 0) {
            return "it did not answer in time.";
        }
        String line =
                redaction.redact(message(answer.body())).replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return "it answered HTTP " + answer.status() + " and said nothing more.";
        }
        return line.endsWith(".") ? line : line + ".";
    }

    private static String message(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return MESSAGES.stream()
                    .map(node::at)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .findFirst()
                    .orElse("");
        } catch (JsonProcessingException e) {
            return ""; // a proxy's page tells nothing that fits a line
        }
    }
}
