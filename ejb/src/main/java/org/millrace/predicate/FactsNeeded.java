package org.millrace.predicate;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be loaded before a predicate can be asked.
 *
 * @param kinds the kinds of facts that are read
 * @param eventNames the names of the events that are read
 * @param segments the slugs of the lists and segments that are asked about
 * @param campaigns the ids of the campaigns that are asked about
 */
public record FactsNeeded(Set<Kind> kinds, Set<String> eventNames, Set<String> segments, Set<Long> campaigns) {

    public static final FactsNeeded NONE = of();

    /** Facts that are loaded as a whole. */
    public enum Kind {
        /** Fields and attributes. */
        CONTACT,
        TAGS,
        SCORES,
        /** What the contact agreed to. */
        CONSENTS,
        /** The template of the message that an event answers. */
        TEMPLATES,
        /** The primary product of the run's campaign. */
        PRODUCT
    }

    public FactsNeeded {
        kinds = Set.copyOf(kinds);
        eventNames = Set.copyOf(eventNames);
        segments = Set.copyOf(segments);
        campaigns = Set.copyOf(campaigns);
    }

    /**
     * @param contact whether fields or attributes are read
     * @param tags whether tags are read
     */
    public FactsNeeded(boolean contact, boolean tags, Set<String> eventNames) {
        this(kinds(contact, tags), eventNames, Set.of(), Set.of());
    }

    public static FactsNeeded of(Kind... kinds) {
        return new FactsNeeded(Set.of(kinds), Set.of(), Set.of(), Set.of());
    }

    public static FactsNeeded ofEvents(String... names) {
        return new FactsNeeded(Set.of(), Set.of(names), Set.of(), Set.of());
    }

    static FactsNeeded ofSegment(String slug) {
        return new FactsNeeded(Set.of(), Set.of(), Set.of(slug), Set.of());
    }

    static FactsNeeded ofCampaign(long id) {
        return new FactsNeeded(Set.of(), Set.of(), Set.of(), Set.of(id));
    }

    public boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    public boolean contact() {
        return has(Kind.CONTACT);
    }

    public boolean tags() {
        return has(Kind.TAGS);
    }

    /** Whether anything is read that is kept beside the contact's fields: tags, scores, consents, lists and segments. */
    public boolean standing() {
        return tags() || has(Kind.SCORES) || has(Kind.CONSENTS) || !segments.isEmpty();
    }

    public boolean nothing() {
        return kinds.isEmpty() && eventNames.isEmpty() && segments.isEmpty() && campaigns.isEmpty();
    }

    public FactsNeeded and(FactsNeeded other) {
        return new FactsNeeded(
                union(kinds, other.kinds),
                union(eventNames, other.eventNames),
                union(segments, other.segments),
                union(campaigns, other.campaigns));
    }

    private static <T extends Comparable<? super T>> Set<T> union(Set<T> some, Set<T> others) {
        Set<T> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Set<Kind> kinds(boolean contact, boolean tags) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (contact) {
            kinds.add(Kind.CONTACT);
        }
        if (tags) {
            kinds.add(Kind.TAGS);
        }
        return kinds;
    }
}
