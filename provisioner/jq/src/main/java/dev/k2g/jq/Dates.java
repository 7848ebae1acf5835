package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * jq's functions of dates. A moment is a number of seconds since 1970; a broken down time is an array of year, month (0 to
 * 11), day, hours, minutes, seconds, day of the week (0 is Sunday) and day of the year (from 0).
 */
final class Dates {

    private static final int FIELDS = 8;

    private Dates() {}

    /** {@code gmtime} and, in the zone of this machine, {@code localtime}. */
    static JsonNode brokenDown(String function, JsonNode seconds, ZoneId zone) {
        if (!seconds.isNumber()) {
            throw new JqException(function + "() requires a number");
        }
        ZonedDateTime time = moment(function, seconds, zone);
        double exact = Numbers.asDouble(seconds, function);
        double fraction = exact - Math.floor(exact);
        return brokenDown(time.toLocalDateTime(), fraction);
    }

    static ArrayNode brokenDown(LocalDateTime time, double fraction) {
        return Values.array()
                .add(time.getYear())
                .add(time.getMonthValue() - 1)
                .add(time.getDayOfMonth())
                .add(time.getHour())
                .add(time.getMinute())
                .add(Numbers.of(time.getSecond() + fraction))
                .add(time.getDayOfWeek().getValue() % 7)
                .add(time.getDayOfYear() - 1);
    }

    /** {@code mktime}: seconds since 1970 of a broken down time in UTC. */
    static JsonNode seconds(JsonNode time) {
        if (!time.isArray()) {
            throw new JqException("mktime requires array of 6 numbers");
        }
        return Numbers.of(local("mktime", time).toEpochSecond(ZoneOffset.UTC));
    }

    /** {@code strftime} and {@code strflocaltime}. */
    static JsonNode format(String function, JsonNode time, JsonNode format, ZoneId zone) {
        if (!time.isNumber() && !time.isArray()) {
            throw new JqException(function + "/1 requires parsed datetime inputs");
        }
        if (!format.isTextual()) {
            throw new JqException(function + "/1 requires a string format");
        }
        ZonedDateTime moment = time.isNumber()
                ? moment(function, time, zone)
                : local(function + "/1", time).atZone(zone);
        return Values.of(DateFormat.format(moment, format.textValue()));
    }

    /** {@code strptime}: a broken down time of a text. */
    static JsonNode parse(JsonNode text, JsonNode format) {
        if (!text.isTextual()) {
            throw new JqException("strptime/1 requires string inputs and arguments");
        }
        if (!format.isTextual()) {
            throw new JqException("strptime/1 requires string inputs and arguments");
        }
        return new DateParser(text.textValue(), format.textValue()).brokenDown();
    }

    private static ZonedDateTime moment(String function, JsonNode seconds, ZoneId zone) {
        if (Numbers.isNotFinite(seconds)) {
            throw new JqException(function + "() requires a finite number");
        }
        BigDecimal whole = Numbers.exact(seconds, function).setScale(0, RoundingMode.FLOOR);
        try {
            return Instant.ofEpochSecond(whole.longValueExact()).atZone(zone);
        } catch (DateTimeException | ArithmeticException e) {
            throw new JqException("error converting number of seconds since epoch to datetime");
        }
    }

    /** Fields beyond their usual range carry over, as in C. */
    private static LocalDateTime local(String function, JsonNode time) {
        long[] fields = new long[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            // what a date has at least are six numbers; the two last follow from them
            if (i < time.size() ? !time.get(i).isNumber() : i < FIELDS - 2) {
                throw new JqException(function + " requires parsed datetime inputs");
            }
            fields[i] = i < time.size() ? Numbers.index(time.get(i)) : 0;
        }
        try {
            return LocalDate.of((int) fields[0], 1, 1)
                    .atStartOfDay()
                    .plusMonths(fields[1])
                    .plusDays(fields[2] - 1)
                    .plusHours(fields[3])
                    .plusMinutes(fields[4])
                    .plusSeconds(fields[5]);
        } catch (DateTimeException e) {
            throw new JqException("invalid gmtime representation");
        }
    }
}
