package dev.k2g.replay;

import dev.k2g.failure.InvalidInputException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a replay may reject before it counts as failed.
 *
 * @param most how many, or how many of a hundred
 * @param isPercentage whether it is a share: of the lines that are not blank, and of the records
 */
public record MaxRejects(double most, boolean isPercentage) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})|(\\d{1,3}(?:\\.\\d{1,6})?)%");

    /** As much as there is. */
    public static final MaxRejects UNLIMITED = new MaxRejects(Double.POSITIVE_INFINITY, false);

    /**
     * As on the command line.
     *
     * @param text {@code 10} or {@code 0.5%}
     * @throws InvalidInputException when it is neither, or more than 100%
     */
    public static MaxRejects of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            boolean isPercentage = form.group(2) != null;
            double most = Double.parseDouble(isPercentage ? form.group(2) : form.group(1));
            if (!isPercentage || most <= 100) {
                return new MaxRejects(most, isPercentage);
            }
        }
        throw new InvalidInputException(
                "\"" + text + "\" is no number of rejects.", "Write --max-rejects 10, or --max-rejects 0.5%.");
    }

    /**
     * Whether more was rejected than is allowed.
     *
     * @param rejectedLines how many of the lines
     * @param lines how many lines there were, without blank ones
     * @param rejected how many of the records
     * @param mapped how many records there were
     */
    boolean isExceededBy(long rejectedLines, long lines, long rejected, long mapped) {
        return isPercentage
                ? isMore(rejectedLines, lines) || isMore(rejected, mapped)
                : rejectedLines + rejected > most;
    }

    private boolean isMore(long rejected, long of) {
        return rejected * 100.0 > most * of;
    }

    @Override
    public String toString() {
        String number = most == Math.rint(most) ? String.valueOf((long) most) : String.valueOf(most);
        return number + (isPercentage ? "%" : "");
    }
}
