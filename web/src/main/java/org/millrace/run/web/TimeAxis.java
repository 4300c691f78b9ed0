package org.millrace.run.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A broken axis: between two neighbouring marks time runs evenly, and a stretch is as wide as the logarithm of its length. So
 * milliseconds can be seen beside a wait of days, and nothing changes its order.
 */
final class TimeAxis {

    private final TreeMap<Instant, Double> places = new TreeMap<>();

    /** @param marks where stretches begin and end; at least one */
    TimeAxis(Collection<Instant> marks) {
        List<Instant> sorted = new ArrayList<>(new TreeSet<>(marks));
        double sum = 0;
        places.put(sorted.get(0), 0.0);
        for (int i = 1; i < sorted.size(); i++) {
            sum += weight(sorted.get(i - 1), sorted.get(i));
            places.put(sorted.get(i), sum);
        }
        double whole = sum;
        places.replaceAll((mark, place) -> whole == 0 ? 0 : place / whole * 100);
    }

    private static double weight(Instant from, Instant to) {
        return 1 + Math.log10(1 + Duration.between(from, to).toMillis());
    }

    /** In hundredths of the whole; what lies outside is at the end. */
    double at(Instant instant) {
        Map.Entry<Instant, Double> left = places.floorEntry(instant);
        Map.Entry<Instant, Double> right = places.ceilingEntry(instant);
        if (left == null || right == null) {
            return left == null ? 0 : 100;
        }
        if (left.getKey().equals(right.getKey())) {
            return left.getValue();
        }
        double share = (double) Duration.between(left.getKey(), instant).toNanos()
                / Duration.between(left.getKey(), right.getKey()).toNanos();
        return left.getValue() + share * (right.getValue() - left.getValue());
    }

    /** Some marks, at least so far from each other, the first among them. */
    List<Instant> ticks(double apart) {
        List<Instant> ticks = new ArrayList<>();
        double last = -apart;
        for (Map.Entry<Instant, Double> mark : places.entrySet()) {
            if (mark.getValue() - last >= apart && mark.getValue() <= 100 - apart / 2) {
                ticks.add(mark.getKey());
                last = mark.getValue();
            }
        }
        return ticks;
    }
}
