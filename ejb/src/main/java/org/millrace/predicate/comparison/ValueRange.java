package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where on the line of numbers, or of times, a value must lie. */
final class ValueRange {

    private Point low;
    private boolean lowIncluded;
    private Point high;
    private boolean highIncluded;
    private boolean numbers;
    private boolean times;

    void above(Point end, boolean included) {
        kind(end);
        int order = low == null ? 1 : compare(end, low);
        if (order > 0 || order == 0 && !included) {
            low = end;
            lowIncluded = included;
        }
    }

    void below(Point end, boolean included) {
        kind(end);
        int order = high == null ? -1 : compare(end, high);
        if (order < 0 || order == 0 && !included) {
            high = end;
            highIncluded = included;
        }
    }

    private void kind(Point end) {
        numbers |= !end.isTime();
        times |= end.isTime();
    }

    boolean known() {
        return numbers || times;
    }

    boolean ofTimes() {
        return times;
    }

    /** A value is a number or a time, not both. */
    boolean empty() {
        if (numbers && times) {
            return true;
        }
        if (low == null || high == null) {
            return false;
        }
        int order = compare(low, high);
        return order > 0 || order == 0 && !(lowIncluded && highIncluded);
    }

    /** The number, when there is but one; a time can be written in many ways. */
    Optional<JsonNode> onlyNumber() {
        return numbers && low != null && high != null && compare(low, high) == 0
                ? Optional.of(low.json())
                : Optional.empty();
    }

    /** Whether every value of this range fits the comparison. */
    boolean isWithin(Comparison comparison) {
        return comparison.fitsAllIn(this);
    }

    boolean reachesBelow(Point end, boolean included) {
        if (!sameKind(end)) {
            return true;
        }
        int order = low == null ? -1 : compare(low, end);
        return order < 0 || order == 0 && lowIncluded && !included;
    }

    boolean reachesAbove(Point end, boolean included) {
        if (!sameKind(end)) {
            return true;
        }
        int order = high == null ? 1 : compare(high, end);
        return order > 0 || order == 0 && highIncluded && !included;
    }

    private boolean sameKind(Point end) {
        return end.isTime() ? times : numbers;
    }

    /** Ends of two kinds make the range empty whatever this says. */
    private static int compare(Point one, Point other) {
        return other.compareWith(one.json()).orElse(0);
    }
}
