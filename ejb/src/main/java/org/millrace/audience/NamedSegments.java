package org.millrace.audience;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.PredicateReader;
import org.millrace.predicate.SegmentRule;

/**
 * Whether the lists and segments that a rule names are there, none of them comes round to the segment of the rule, and neither it nor
 * any that names it stands for more rules than can be asked at once. Whoever reads segments may rely on all of it.
 */
@Dependent
class NamedSegments {

    private static final Sentence FEWER = Sentence.of("Name fewer segments in it, and in the segments that it names.");

    private final SegmentRuleRepository rules;

    @Inject
    NamedSegments(SegmentRuleRepository rules) {
        this.rules = rules;
    }

    /**
     * Until the end of the transaction nobody else writes a rule of the tenant: two at once could be too much together. Comes before the
     * lock of any segment's row.
     */
    void hold(int tenant) {
        rules.hold(tenant);
    }

    /** @param slug of the segment whose rule it is; null when it has none yet */
    void check(int tenant, String slug, JsonNode predicate) {
        if (predicate != null) {
            check(
                    tenant,
                    slug,
                    PredicateReader.read(predicate, "predicate").segments().toList(),
                    "predicate");
        }
    }

    /**
     * Of one that is written already, with those that it leaves out, and of those that name it.
     *
     * @param where the place of the names, for the error
     * @return their slugs, its own among them: what it says is said in all of them
     * @throws InvalidInput one of them stands for more rules than can be asked at once
     */
    Set<String> checkSizes(int tenant, String slug, String where) {
        Set<String> grown = new TreeSet<>(rules.naming(tenant, slug));
        KnownSegments known = KnownSegments.of(tenant, grown, rules);
        List<Violation> violations = grown.stream()
                .filter(one -> known.tooMany(known.rule(one).stream().flatMap(SegmentRule::names)))
                .map(one -> one.equals(slug) ? tooMany(where) : tooMany(where, one))
                .toList();
        refuse(violations);
        return grown;
    }

    /** @param where the place of the names, for the error */
    void check(int tenant, String slug, Collection<String> named, String where) {
        Set<String> distinct = new TreeSet<>(named);
        KnownSegments known = KnownSegments.of(tenant, distinct, rules);
        List<Violation> violations = new ArrayList<>();
        if (slug != null && known.comeTo(slug)) {
            violations.add(new Violation(
                    where,
                    Sentence.of("It names segments that come round to \"{0}\" itself.", slug),
                    Sentence.of("Write out the part that is meant.")));
        } else {
            distinct.stream()
                    .filter(name -> known.rule(name).isEmpty())
                    .map(name -> new Violation(
                            where,
                            Sentence.of("There is no list or segment \"{0}\".", name),
                            Sentence.of("Make it first, or name another.")))
                    .forEach(violations::add);
            if (known.tooMany(named.stream())) {
                violations.add(tooMany(where));
            }
        }
        refuse(violations);
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }

    private static Violation tooMany(String where) {
        return new Violation(
                where,
                Sentence.of(
                        "The segment stands for more than {0} rules, with those of all that it names.",
                        KnownSegments.MAX_RULES),
                FEWER);
    }

    private static Violation tooMany(String where, String slug) {
        return new Violation(
                where,
                Sentence.of(
                        "\"{0}\" names it, and would stand for more than {1} rules, with those of all that it names.",
                        slug, KnownSegments.MAX_RULES),
                FEWER);
    }
}
