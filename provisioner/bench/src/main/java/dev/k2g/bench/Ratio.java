package dev.k2g.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One measurement against another, in rounds that take turns so that a noisy machine disturbs both alike.
 *
 * @param name which measurement
 * @param what what is divided by what
 * @param unit of both: {@code s} or {@code records/s}
 * @param k2g k2g's figure in each round
 * @param plain the plain tool's figure in each round
 * @param median the median of the rounds' ratios
 * @param asked what the ratio should be at most or at least; empty text where nothing is asked
 * @param holds whether it is
 */
public record Ratio(
        String name,
        String what,
        String unit,
        List<Double> k2g,
        List<Double> plain,
        double median,
        String asked,
        boolean holds) {

    /** A ratio that should be at most this. */
    static Ratio atMost(double most, String name, String what, String unit, List<Double> k2g, List<Double> plain) {
        double median = medianOfRatios(k2g, plain);
        return new Ratio(name, what, unit, List.copyOf(k2g), List.copyOf(plain), median, "≤ " + most, median <= most);
    }

    /** A ratio that should be at least this. */
    static Ratio atLeast(double least, String name, String what, String unit, List<Double> k2g, List<Double> plain) {
        double median = medianOfRatios(k2g, plain);
        return new Ratio(name, what, unit, List.copyOf(k2g), List.copyOf(plain), median, "≥ " + least, median >= least);
    }

    /** A ratio of which nothing is asked. */
    static Ratio forInformation(String name, String what, String unit, List<Double> k2g, List<Double> plain) {
        double median = medianOfRatios(k2g, plain);
        return new Ratio(name, what, unit, List.copyOf(k2g), List.copyOf(plain), median, "", true);
    }

    private static double medianOfRatios(List<Double> k2g, List<Double> plain) {
        return median(IntStream.range(0, k2g.size())
                .mapToObj(round -> k2g.get(round) / plain.get(round))
                .toList());
    }

    /** The middle one, or the mean of the two in the middle. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
