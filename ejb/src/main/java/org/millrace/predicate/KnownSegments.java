package org.millrace.predicate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.predicate.comparison.SqlBindings;

/**
 * The lists and segments that a question comes to, those included that a segment's own rule names. A slug that nobody knows holds
 * nobody, and so does a segment that comes round to itself: such a circle cannot be saved, but two savings at once could close one.
 */
public final class KnownSegments implements SqlBindings.Segments {

    public static final KnownSegments NONE = new KnownSegments(Map.of(), Set.of());

    private static final int MAX_RULES = 200;

    private final Map<String, SegmentRule> rules;
    private final Set<String> asked;

    private KnownSegments(Map<String, SegmentRule> rules, Set<String> asked) {
        this.rules = rules;
        this.asked = asked;
    }

    /**
     * One question to {@code source} per level of segments that name segments.
     *
     * @throws InvalidInput when one stands for more rules, with those that it names, than can be asked at once
     */
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
        KnownSegments known = new KnownSegments(Map.copyOf(found), Set.copyOf(asked));
        known.refuseTooMany();
        return known;
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

    private void refuseTooMany() {
        Map<String, Long> sizes = new HashMap<>();
        for (String slug : rules.keySet()) {
            if (size(slug, sizes) > MAX_RULES) {
                throw new InvalidInput(
                        slug,
                        Sentence.of(
                                "The segment stands for more than {0} rules, with those of all that it names.",
                                MAX_RULES),
                        Sentence.of("Name fewer segments in it, and in the segments that it names."));
            }
        }
    }

    /** How often a rule is asked when this one is; one that is named twice is asked twice. */
    private long size(String slug, Map<String, Long> sizes) {
        Long known = sizes.get(slug);
        if (known == null) {
            known = rule(slug).stream()
                    .flatMap(SegmentRule::names)
                    .mapToLong(named -> size(named, sizes))
                    .reduce(1, (all, one) -> Math.min(all + one, MAX_RULES + 1L));
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
