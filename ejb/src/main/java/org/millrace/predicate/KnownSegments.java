package org.millrace.predicate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.predicate.comparison.SqlBindings;

/**
 * The lists and segments that a question comes to, those included that a segment's own rule names. A slug that nobody knows holds
 * nobody, and so does a segment that comes round to itself, though neither can be saved: what is read here is never refused.
 */
public final class KnownSegments implements SqlBindings.Segments {

    public static final KnownSegments NONE = new KnownSegments(Map.of(), Set.of());

    /** For how many rules a segment may stand, with those of all that it names; whoever saves one sees to it. */
    public static final int MAX_RULES = 200;

    private final Map<String, SegmentRule> rules;
    private final Set<String> asked;

    private KnownSegments(Map<String, SegmentRule> rules, Set<String> asked) {
        this.rules = rules;
        this.asked = asked;
    }

    /** One question to {@code source} per level of segments that name segments. */
    public static KnownSegments of(int tenant, Set<String> slugs, SegmentRules source) {
        if (slugs.isEmpty()) {
            return NONE;
        }
        Map<String, SegmentRule> found = new HashMap<>();
        Set<String> asked = new HashSet<>();
        Set<String> open = new TreeSet<>(slugs);
        while (!open.isEmpty()) {
            asked.addAll(open);
            Map<String, SegmentRule> level = source.named(tenant, open);
            found.putAll(level);
            open = level.values().stream()
                    .flatMap(SegmentRule::names)
                    .filter(slug -> !asked.contains(slug))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> round =
                found.keySet().stream().filter(slug -> comesRound(slug, found)).collect(Collectors.toSet());
        found.keySet().removeAll(round);
        return new KnownSegments(Map.copyOf(found), Set.copyOf(asked));
    }

    private static boolean comesRound(String start, Map<String, SegmentRule> rules) {
        Set<String> seen = new HashSet<>();
        Set<String> open = next(Set.of(start), rules);
        while (!open.isEmpty()) {
            seen.addAll(open);
            open = next(open, rules);
            open.removeAll(seen);
        }
        return seen.contains(start);
    }

    private static Set<String> next(Set<String> slugs, Map<String, SegmentRule> rules) {
        return slugs.stream()
                .filter(rules::containsKey)
                .flatMap(slug -> rules.get(slug).names())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether one that names these stands for more rules than may be asked; what is named twice is asked twice. */
    public boolean tooMany(Stream<String> named) {
        return size(named, new HashMap<>()) > MAX_RULES;
    }

    private long size(Stream<String> named, Map<String, Long> sizes) {
        return named.mapToLong(slug -> size(slug, sizes)).reduce(1, (all, one) -> Math.min(all + one, MAX_RULES + 1L));
    }

    private long size(String slug, Map<String, Long> sizes) {
        Long known = sizes.get(slug);
        if (known == null) {
            known = size(rule(slug).stream().flatMap(SegmentRule::names), sizes);
            sizes.put(slug, known);
        }
        return known;
    }

    /** Empty when there is no such list or segment. */
    public Optional<SegmentRule> rule(String slug) {
        return Optional.ofNullable(rules.get(slug));
    }

    /** Whether the question comes to that slug, through however many segments. */
    public boolean comeTo(String slug) {
        return asked.contains(slug);
    }

    /** What all of their rules read. */
    public FactsNeeded reads() {
        return rules.values().stream().map(SegmentRule::reads).reduce(FactsNeeded.NONE, FactsNeeded::and);
    }

    /** The numbers of the lists among them. */
    public Set<Long> lists() {
        return rules.values().stream().flatMap(rule -> rule.list().stream()).collect(Collectors.toSet());
    }

    @Override
    public String sql(String slug, SqlBindings bindings) {
        return rule(slug).map(rule -> rule.sql(bindings)).orElse("false");
    }
}
