package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.NameEntry;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Region;
import org.joni.Syntax;
import org.joni.exception.JOniException;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Regular expressions, by the library that is to Java what jq's is to C. */
final class Regexes {

    private static final Map<Character, Integer> OPTIONS = Map.of(
            'i', Option.IGNORECASE,
            's', Option.SINGLELINE,
            'n', Option.FIND_NOT_EMPTY,
            'l', Option.FIND_LONGEST,
            'x', Option.EXTEND,
            'p', Option.MULTILINE | Option.SINGLELINE);
    private static final int KEPT = 100;

    /** What was compiled last, by flags and expression: a map uses the same few for each message. */
    private static final ThreadLocal<Map<String, Regex>> COMPILED =
            ThreadLocal.withInitial(() -> new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Regex> eldest) {
                    return size() > KEPT;
                }
            });

    private Regexes() {}

    /**
     * {@code true} or {@code false} for a test, else the array of matches.
     *
     * @throws JqException when there is no text, or the expression or a flag is wrong
     */
    static JsonNode match(JsonNode in, JsonNode expression, JsonNode flags, boolean isTest) {
        if (!in.isTextual()) {
            throw new JqException(JqException.described(in) + " cannot be matched, as it is not a string");
        }
        if (!expression.isTextual()) {
            throw new JqException(JqException.described(expression) + " cannot be matched, as it is not a string");
        }
        if (!flags.isTextual() && !flags.isNull()) {
            throw new JqException(JqException.described(flags) + " is not a string");
        }
        String options = flags.isNull() ? "" : flags.textValue();
        String key = options + "/" + expression.textValue();
        Regex regex = COMPILED.get().computeIfAbsent(key, k -> compile(expression.textValue(), options));
        byte[] text = in.textValue().getBytes(StandardCharsets.UTF_8);
        return isTest
                ? Values.of(regex.matcher(text).search(0, text.length, Option.NONE) >= 0)
                : matches(regex, text, options.indexOf('g') >= 0);
    }

    private static Regex compile(String expression, String flags) {
        int options = Option.CAPTURE_GROUP;
        for (char flag : flags.toCharArray()) {
            if (flag != 'g' && !OPTIONS.containsKey(flag)) {
                throw new JqException(flags + " is not a valid modifier string");
            }
            options |= OPTIONS.getOrDefault(flag, 0);
        }
        byte[] bytes = expression.getBytes(StandardCharsets.UTF_8);
        try {
            return new Regex(bytes, 0, bytes.length, options, UTF8Encoding.INSTANCE, Syntax.PerlNG);
        } catch (JOniException e) {
            throw new JqException(expression + " (at offset 0) is not a valid regex: " + e.getMessage());
        }
    }

    private static JsonNode matches(Regex regex, byte[] text, boolean isGlobal) {
        String[] names = names(regex);
        ArrayNode matches = Values.array();
        Matcher matcher = regex.matcher(text);
        int from = 0;
        int counted = 0;
        int offset = 0;
        while (from <= text.length && matcher.search(from, text.length, Option.NONE) >= 0) {
            offset += points(text, counted, matcher.getBegin());
            counted = matcher.getBegin();
            matches.add(match(matcher, names, text, offset));
            if (!isGlobal) {
                break;
            }
            from = matcher.getEnd() > matcher.getBegin() ? matcher.getEnd() : afterNext(text, matcher.getEnd());
        }
        return matches;
    }

    /** Past the character that begins there. */
    private static int afterNext(byte[] text, int at) {
        int next = at + 1;
        while (next < text.length && (text[next] & 0xc0) == 0x80) {
            next++;
        }
        return next;
    }

    private static JsonNode match(Matcher matcher, String[] names, byte[] text, int offset) {
        int start = matcher.getBegin();
        ObjectNode match = part(text, start, matcher.getEnd(), offset);
        ArrayNode captures = match.putArray("captures");
        Region region = matcher.getRegion();
        for (int i = 1; region != null && i < region.getNumRegs(); i++) {
            int begin = region.getBeg(i);
            ObjectNode capture =
                    part(text, begin, region.getEnd(i), begin < 0 ? -1 : offset + points(text, start, begin));
            if (names[i] == null) {
                capture.putNull("name");
            } else {
                capture.put("name", names[i]);
            }
            captures.add(capture);
        }
        return match;
    }

    private static ObjectNode part(byte[] text, int begin, int end, int offset) {
        if (begin < 0) {
            return Values.object().put("offset", -1).put("length", 0).putNull("string");
        }
        return Values.object()
                .put("offset", offset)
                .put("length", points(text, begin, end))
                .put("string", new String(text, begin, end - begin, StandardCharsets.UTF_8));
    }

    /** How many code points begin between these places; negative when the second comes first. */
    private static int points(byte[] text, int from, int to) {
        int points = 0;
        for (int i = Math.min(from, to); i < Math.max(from, to); i++) {
            points += (text[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return from <= to ? points : -points;
    }

    private static String[] names(Regex regex) {
        String[] names = new String[regex.numberOfCaptures() + 1];
        if (regex.numberOfNames() > 0) {
            Iterator<NameEntry> entries = regex.namedBackrefIterator();
            while (entries.hasNext()) {
                NameEntry entry = entries.next();
                for (int group : entry.getBackRefs()) {
                    names[group] =
                            new String(entry.name, entry.nameP, entry.nameEnd - entry.nameP, StandardCharsets.UTF_8);
                }
            }
        }
        return names;
    }
}
