package dev.k2g.bench;

import java.util.List;

/**
 * How long something takes, against what was asked for.
 *
 * @param name which measurement
 * @param what what was done
 * @param seconds each round's
 * @param median their median
 * @param asked what the median should be at most
 * @param holds whether it is
 */
public record Timing(String name, String what, List<Double> seconds, double median, String asked, boolean holds) {

    /** One that should take at most so many seconds. */
    static Timing atMost(double most, String name, String what, List<Double> seconds) {
        double median = Ratio.median(seconds);
        return new Timing(name, what, List.copyOf(seconds), median, "≤ " + most + " s", median <= most);
    }
}
