package org.millrace.predicate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.ValueDemands;

/** What is assumed of one contact at one instant, taken apart until only facts and open choices are left. */
public final class Assumptions {

    private final Deque<Assumed> open = new ArrayDeque<>();
    private final List<List<Assumed>> choices = new ArrayList<>();
    private final Set<Assumed> facts = new HashSet<>();
    private final Map<String, ValueDemands> values = new HashMap<>();
    private final List<EventHappened> happened = new ArrayList<>();
    private final List<EventHappened> notHappened = new ArrayList<>();
    private boolean impossible;

    Assumptions(List<Assumed> assumed) {
        open.addAll(assumed);
    }

    private Assumptions(Assumptions other) {
        choices.addAll(other.choices);
        facts.addAll(other.facts);
        other.values.forEach((key, demands) -> values.put(key, demands.copy()));
        happened.addAll(other.happened);
        notHappened.addAll(other.notHappened);
        impossible = other.impossible;
    }

    /** Every one of these. */
    void all(List<Assumed> parts) {
        open.addAll(parts);
    }

    /** At least one of these. */
    void either(List<Assumed> parts) {
        if (parts.isEmpty()) {
            impossible = true;
        } else if (parts.size() == 1) {
            open.addAll(parts);
        } else {
            choices.add(parts);
        }
    }

    /** A fact of which no more is known than that it cannot be so and not so at once. */
    void fact(Predicate predicate, boolean holds) {
        facts.add(new Assumed(predicate, holds));
        impossible |= facts.contains(new Assumed(predicate, !holds));
    }

    /** @param value which value: comparisons under one name are of one value */
    void value(String value, Comparison comparison, boolean holds) {
        values.computeIfAbsent(value, name -> new ValueDemands()).demand(comparison, holds);
    }

    void event(EventHappened event, boolean holds) {
        (holds ? happened : notHappened).add(event);
        impossible |= holds && event.hasImpossibleProperties();
    }

    /** Takes the next thing apart. @return false when there is nothing left to take apart */
    boolean step() {
        Assumed next = open.poll();
        if (next == null) {
            return false;
        }
        next.predicate().assume(next.holds(), this);
        return true;
    }

    boolean contradictory() {
        return impossible
                || values.values().stream().anyMatch(ValueDemands::impossible)
                || happened.stream().anyMatch(event -> notHappened.stream().anyMatch(event::implies));
    }

    /** How much there is to look at, for who keeps count of the work. */
    int size() {
        return 1 + facts.size() + values.size() + happened.size() * (1 + notHappened.size());
    }

    /** The same with each of the alternatives of one open choice; empty when no choice is open. */
    List<Assumptions> alternatives() {
        if (choices.isEmpty()) {
            return List.of();
        }
        List<Assumed> choice = choices.remove(choices.size() - 1);
        return choice.stream().map(this::with).toList();
    }

    private Assumptions with(Assumed assumed) {
        Assumptions more = new Assumptions(this);
        more.open.add(assumed);
        return more;
    }
}
