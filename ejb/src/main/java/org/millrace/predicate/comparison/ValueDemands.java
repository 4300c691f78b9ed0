package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that is asked of one value at once; knows some of the cases in which no value can answer so. */
public final class ValueDemands {

    private final Set<Comparison> fit = new HashSet<>();
    private final Set<Comparison> unfit = new HashSet<>();
    private final ValueRange range = new ValueRange();
    private final List<String> prefixes = new ArrayList<>();
    private boolean missing;
    private List<JsonNode> candidates;

    public void demand(Comparison comparison, boolean holds) {
        (holds ? fit : unfit).add(comparison);
        comparison.demand(holds, this);
    }

    public ValueDemands copy() {
        ValueDemands copy = new ValueDemands();
        fit.forEach(comparison -> copy.demand(comparison, true));
        unfit.forEach(comparison -> copy.demand(comparison, false));
        return copy;
    }

    void missing() {
        missing = true;
    }

    /** The value is one of these. */
    void oneOf(List<JsonNode> operands) {
        candidates = operands;
    }

    void above(Point end, boolean included) {
        range.above(end, included);
    }

    void below(Point end, boolean included) {
        range.below(end, included);
    }

    void prefix(String prefix) {
        prefixes.add(prefix);
    }

    /** True only when no value, and no missing one, fits all that must fit and nothing that must not. */
    public boolean impossible() {
        if (fit.stream().anyMatch(unfit::contains)) {
            return true;
        }
        if (missing) {
            return !answers(Optional.empty());
        }
        if (candidates != null) {
            return candidates.stream().noneMatch(candidate -> answers(Optional.of(candidate)));
        }
        return range.empty()
                || range.known() && !prefixes.isEmpty() && !range.ofTimes()
                || range.onlyNumber()
                        .filter(number -> !answers(Optional.of(number)))
                        .isPresent()
                || range.known() && unfit.stream().anyMatch(range::isWithin)
                || prefixesDisagree();
    }

    private boolean answers(Optional<JsonNode> value) {
        return fit.stream().allMatch(comparison -> comparison.test(value))
                && unfit.stream().noneMatch(comparison -> comparison.test(value));
    }

    /** A text that begins with a prefix begins with all of the prefix's own prefixes, and contains each of its parts. */
    private boolean prefixesDisagree() {
        return prefixes.stream()
                .anyMatch(prefix -> prefixes.stream().anyMatch(other -> apart(prefix, other))
                        || unfit.stream().anyMatch(comparison -> comparison.fitsAllWithPrefix(prefix)));
    }

    private static boolean apart(String one, String other) {
        return !one.startsWith(other) && !other.startsWith(one);
    }
}
