package org.millrace.predicate;

import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be loaded before a predicate can be asked. Fields and attributes come with the contact itself.
 *
 * @param tags whether tags are read
 * @param eventNames the names of the events that are read
 */
public record FactsNeeded(boolean tags, Set<String> eventNames) {

    public static final FactsNeeded NONE = new FactsNeeded(false, Set.of());

    public FactsNeeded {
        eventNames = Set.copyOf(eventNames);
    }

    public FactsNeeded and(FactsNeeded other) {
        Set<String> names = new TreeSet<>(eventNames);
        names.addAll(other.eventNames);
        return new FactsNeeded(tags || other.tags, names);
    }
}
