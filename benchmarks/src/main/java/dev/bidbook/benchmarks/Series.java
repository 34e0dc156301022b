package dev.bidbook.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Some measurements of the same thing.
 *
 * @param values in any order, at least one
 */
record Series(List<Double> values) {

    Series {
        values = values.stream().sorted().toList();
    }

    static Series joined(List<Series> parts) {
        List<Double> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.values()));
        return new Series(all);
    }

    double median() {
        return at(0.5);
    }

    double lower() {
        return at(0.25);
    }

    double upper() {
        return at(0.75);
    }

    double least() {
        return values.get(0);
    }

    double most() {
        return values.get(values.size() - 1);
    }

    /** The slope of the straight line through points of x and y by least squares. */
    static double slope(List<double[]> points) {
        double x = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double y = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (double[] point : points) {
            above += (point[0] - x) * (point[1] - y);
            below += (point[0] - x) * (point[0] - x);
        }
        return above / below;
    }

    private double at(double share) {
        double place = share * (values.size() - 1);
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        return values.get(low) + (values.get(high) - values.get(low)) * (place - low);
    }
}
