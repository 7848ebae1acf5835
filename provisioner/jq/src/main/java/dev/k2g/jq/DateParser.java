package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** C's {@code strptime}, in English. As in C, a zone is read and not heeded. */
final class DateParser {

    private static final int SHORT = 3;

    private final String text;
    private final String format;
    private int at;
    private int year = 1900;
    private int month = 1;
    private int day = 1;
    private int hour;
    private int minute;
    private int second;
    private int dayOfYear;
    private boolean isAfternoon;
    private boolean isHalfDay;
    private long seconds = Long.MIN_VALUE;

    DateParser(String text, String format) {
        this.text = text;
        this.format = format;
    }

    /** @throws JqException when the text is not written so */
    JsonNode brokenDown() {
        read(format);
        if (at < text.length()) {
            throw mismatch();
        }
        try {
            return Dates.brokenDown(time(), 0);
        } catch (DateTimeException e) {
            throw mismatch();
        }
    }

    private LocalDateTime time() {
        if (seconds != Long.MIN_VALUE) {
            return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        }
        int ofDay = isHalfDay ? hour % 12 + (isAfternoon ? 12 : 0) : hour;
        LocalDate date = dayOfYear > 0
                ? LocalDate.ofYearDay(year, dayOfYear)
                : LocalDate.of(year, month, 1).plusDays(day - 1L);
        return date.atTime(ofDay, minute).plusSeconds(second);
    }

    private void read(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (Character.isWhitespace(c)) {
                skipBlanks();
            } else if (c != '%' || i + 1 == part.length()) {
                literal(c);
            } else {
                char conversion = part.charAt(++i);
                boolean isModified = (conversion == 'E' || conversion == 'O') && i + 1 < part.length();
                convert(isModified ? part.charAt(++i) : conversion);
            }
        }
    }

    private void convert(char conversion) {
        switch (conversion) {
            case 'a', 'A' -> name(DateFormat.DAYS);
            case 'b', 'B', 'h' -> month = 1 + name(DateFormat.MONTHS);
            case 'c' -> read("%a %b %e %H:%M:%S %Y");
            case 'd', 'e' -> day = number(2, 1, 31);
            case 'D', 'x' -> read("%m/%d/%y");
            case 'F' -> read("%Y-%m-%d");
            case 'H', 'k' -> hour = number(2, 0, 23);
            case 'I', 'l' -> {
                hour = number(2, 1, 12);
                isHalfDay = true;
            }
            case 'j' -> dayOfYear = number(3, 1, 366);
            case 'm' -> month = number(2, 1, 12);
            case 'M' -> minute = number(2, 0, 59);
            case 'n', 't' -> skipBlanks();
            case 'p', 'P' -> isAfternoon = name(List.of("AM ", "PM ")) == 1;
            case 'r' -> read("%I:%M:%S %p");
            case 'R' -> read("%H:%M");
            case 's' -> seconds = count();
            case 'S' -> second = number(2, 0, 61);
            case 'T', 'X' -> read("%H:%M:%S");
            case 'u' -> number(1, 1, 7);
            case 'w' -> number(1, 0, 6);
            case 'U', 'V', 'W' -> number(2, 0, 53);
            case 'y' -> {
                int short2 = number(2, 0, 99);
                year = short2 < 69 ? 2000 + short2 : 1900 + short2;
            }
            case 'Y' -> year = number(4, 0, 9999);
            case 'z' -> offset();
            case 'Z' -> {
                while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            }
            case '%' -> literal('%');
            default -> throw new JqException("strptime/1 does not know %" + conversion);
        }
    }

    private void literal(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw mismatch();
        }
        at++;
    }

    private int number(int digits, int least, int most) {
        skipBlanks();
        int start = at;
        while (at < text.length() && at - start < digits && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        int value = start == at ? -1 : Integer.parseInt(text.substring(start, at));
        if (value < least || value > most) {
            throw mismatch();
        }
        return value;
    }

    private long count() {
        int start = at;
        while (at < text.length() && at - start < 15 && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        if (start == at) {
            throw mismatch();
        }
        return Long.parseLong(text.substring(start, at));
    }

    /** Which of these names stands there, in full or by its first three letters. */
    private int name(List<String> names) {
        String rest = text.substring(at).toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip().toLowerCase(Locale.ROOT);
            String abbreviated = name.substring(0, Math.min(SHORT, name.length()));
            if (rest.startsWith(abbreviated)) {
                at += rest.startsWith(name) ? name.length() : abbreviated.length();
                return i;
            }
        }
        throw mismatch();
    }

    private void offset() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            return;
        }
        if (at >= text.length() || "+-".indexOf(text.charAt(at)) < 0) {
            throw mismatch();
        }
        at++;
        number(2, 0, 23);
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        if (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            number(2, 0, 59);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private JqException mismatch() {
        return new JqException("date \"%s\" does not match format \"%s\"".formatted(text, format));
    }
}
