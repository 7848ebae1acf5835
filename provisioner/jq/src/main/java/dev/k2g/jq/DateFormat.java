package dev.k2g.jq;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/** C's {@code strftime}, in English. */
final class DateFormat {

    static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final int SHORT = 3;

    private DateFormat() {}

    static String format(ZonedDateTime time, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            char conversion = format.charAt(++i);
            boolean isModified = (conversion == 'E' || conversion == 'O') && i + 1 < format.length();
            text.append(converted(time, isModified ? format.charAt(++i) : conversion));
        }
        return text.toString();
    }

    private static String converted(ZonedDateTime time, char conversion) {
        int dayOfWeek = time.getDayOfWeek().getValue() % 7;
        int dayOfYear = time.getDayOfYear() - 1;
        int hour12 = (time.getHour() + 11) % 12 + 1;
        return switch (conversion) {
            case 'a' -> DAYS.get(dayOfWeek).substring(0, SHORT);
            case 'A' -> DAYS.get(dayOfWeek);
            case 'b', 'h' -> MONTHS.get(time.getMonthValue() - 1).substring(0, SHORT);
            case 'B' -> MONTHS.get(time.getMonthValue() - 1);
            case 'c' -> format(time, "%a %b %e %H:%M:%S %Y");
            case 'C' -> two(Math.floorDiv(time.getYear(), 100));
            case 'd' -> two(time.getDayOfMonth());
            case 'D', 'x' -> format(time, "%m/%d/%y");
            case 'e' -> spaced(time.getDayOfMonth());
            case 'F' -> format(time, "%Y-%m-%d");
            case 'g' -> two(Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100));
            case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'H' -> two(time.getHour());
            case 'I' -> two(hour12);
            case 'j' -> "%03d".formatted(dayOfYear + 1);
            case 'k' -> spaced(time.getHour());
            case 'l' -> spaced(hour12);
            case 'm' -> two(time.getMonthValue());
            case 'M' -> two(time.getMinute());
            case 'n' -> "\n";
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'P' -> time.getHour() < 12 ? "am" : "pm";
            case 'r' -> format(time, "%I:%M:%S %p");
            case 'R' -> format(time, "%H:%M");
            case 's' -> String.valueOf(time.toEpochSecond());
            case 'S' -> two(time.getSecond());
            case 't' -> "\t";
            case 'T', 'X' -> format(time, "%H:%M:%S");
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'U' -> two((dayOfYear + 7 - dayOfWeek) / 7);
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'w' -> String.valueOf(dayOfWeek);
            case 'W' -> two((dayOfYear + 7 - (dayOfWeek + 6) % 7) / 7);
            case 'y' -> two(Math.floorMod(time.getYear(), 100));
            case 'Y' -> String.valueOf(time.getYear());
            case 'z' -> offset(time);
            case 'Z' -> zone(time);
            case '%' -> "%";
            default -> "%" + conversion;
        };
    }

    private static String zone(ZonedDateTime time) {
        return time.getOffset().getTotalSeconds() == 0
                        && time.getZone().normalized().equals(time.getOffset())
                ? "UTC"
                : DateTimeFormatter.ofPattern("zzz", Locale.ROOT).format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String offset(ZonedDateTime time) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        return "%s%02d%02d".formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }

    private static String two(int number) {
        return "%02d".formatted(number);
    }

    private static String spaced(int number) {
        return "%2d".formatted(number);
    }
}
