package dev.k2g.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.k2g.secret.Redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what an API says of an error into one line, without secrets. */
public final class ApiErrorMessage {

    /** What is no API's message may be anything: the beginning must do. */
    private static final int LONGEST_FOREIGN = 200;

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(?<title>.*?)</title>");

    private final List<String> pointers;
    private final Redaction redaction;

    /** @param pointers where the text is in an error's JSON, as JSON pointers (RFC 6901): the first that is there */
    public ApiErrorMessage(List<String> pointers, Redaction redaction) {
        this.pointers = List.copyOf(pointers);
        this.redaction = redaction;
    }

    /** The text, in the end of a sentence; empty when it says nothing. */
    public String of(HttpReply reply) {
        String line = redaction.redact(message(reply)).replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** What it said, as a sentence that follows its status. */
    public String said(HttpReply reply) {
        String line = of(reply);
        if (line.isEmpty()) {
            return reply.isThrottled() ? "it has had too many requests." : "it said nothing more.";
        }
        return line + ".";
    }

    /** Why it is still waited for, as a sentence. */
    public String lastWord(HttpReply reply) {
        return reply.isMissing() ? said(reply) : "it answered HTTP " + reply.status() + ": " + said(reply);
    }

    private String message(HttpReply reply) {
        if (reply.isMissing()) {
            return reply.body();
        }
        JsonNode json = reply.json();
        return pointers.stream()
                .map(json::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElseGet(() -> foreign(reply));
    }

    /** Another server's words, such as a proxy's. */
    private static String foreign(HttpReply reply) {
        if (reply.location().isPresent()) {
            return "it sends to " + reply.location().get();
        }
        String body = reply.body();
        if (reply.isWebPage()) {
            Matcher title = TITLE.matcher(body);
            return title.find() ? "a web page, \"" + title.group("title").strip() + "\"" : "a web page";
        }
        return body.length() > LONGEST_FOREIGN ? body.substring(0, LONGEST_FOREIGN) + "…" : body;
    }
}
