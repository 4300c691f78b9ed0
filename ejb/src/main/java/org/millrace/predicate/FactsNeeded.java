package org.millrace.predicate;

import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be loaded before a predicate can be asked.
 *
 * @param contact whether fields or attributes are read
 * @param tags whether tags are read
 * @param eventNames the names of the events that are read
 */
public record FactsNeeded(boolean contact, boolean tags, Set<String> eventNames) {

    public static final FactsNeeded NONE = new FactsNeeded(false, false, Set.of());

    public FactsNeeded {
        eventNames = Set.copyOf(eventNames);
    }

    public boolean nothing() {
        return !contact && !tags && eventNames.isEmpty();
    }

    public FactsNeeded and(FactsNeeded other) {
        Set<String> names = new TreeSet<>(eventNames);
        names.addAll(other.eventNames);
        return new FactsNeeded(contact || other.contact, tags || other.tags, names);
    }
}
