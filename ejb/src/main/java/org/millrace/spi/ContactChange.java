package org.millrace.spi;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be so about one contact from now on. Of several changes of one thing within a batch only the last is told.
 *
 * @param externalId the id under which the host, or whoever else brought the contact, made it known: {@code crm-4711}
 * @param addedTags 1 to 100 characters each, one line, without slashes; none of them is in {@code removedTags}
 * @param removedTags the contact may not have had them
 * @param attributes by name: a field ({@code email}, {@code phone}, {@code firstName}, {@code lastName}, {@code timeZone}, {@code
 *     locale}) or an attribute of any other name
 */
public record ContactChange(
        String externalId,
        SortedSet<String> addedTags,
        SortedSet<String> removedTags,
        SortedMap<String, AttributeValue> attributes)
        implements Serializable {

    public ContactChange {
        addedTags = Collections.unmodifiableSortedSet(new TreeSet<>(addedTags));
        removedTags = Collections.unmodifiableSortedSet(new TreeSet<>(removedTags));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** One that changes tags alone; for tests of a host's directory. */
    public static ContactChange ofTags(String externalId, Set<String> added, Set<String> removed) {
        return new ContactChange(externalId, new TreeSet<>(added), new TreeSet<>(removed), new TreeMap<>());
    }

    /** One that sets attributes alone; for tests of a host's directory. */
    public static ContactChange ofAttributes(String externalId, Map<String, AttributeValue> attributes) {
        return new ContactChange(externalId, new TreeSet<>(), new TreeSet<>(), new TreeMap<>(attributes));
    }
}
