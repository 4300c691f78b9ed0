package org.millrace.audience;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.PredicateReader;
import org.millrace.predicate.SegmentRules;

/** Whether the lists and segments that a rule names are there, and none of them comes round to the segment of the rule. */
@Dependent
class NamedSegments {

    private final SegmentRules rules;

    @Inject
    NamedSegments(SegmentRules rules) {
        this.rules = rules;
    }

    /** @param slug of the segment whose rule it is; null when it has none yet */
    void check(int tenant, String slug, JsonNode predicate) {
        if (predicate == null) {
            return;
        }
        check(
                tenant,
                slug,
                new TreeSet<>(
                        PredicateReader.read(predicate, "predicate").reads().segments()),
                "predicate");
    }

    /**
     * Of one that is written already, with those that it leaves out.
     *
     * @throws InvalidInput it stands for more rules than can be asked at once
     */
    void checkSize(int tenant, String slug) {
        KnownSegments.of(tenant, Set.of(slug), rules);
    }

    /** @param where the place of the names, for the error */
    void check(int tenant, String slug, Set<String> named, String where) {
        KnownSegments known = KnownSegments.of(tenant, named, rules);
        List<Violation> violations = new ArrayList<>();
        if (slug != null && known.comeTo(slug)) {
            violations.add(new Violation(
                    where,
                    Sentence.of("It names segments that come round to \"{0}\" itself.", slug),
                    Sentence.of("Write out the part that is meant.")));
        } else {
            named.stream()
                    .filter(name -> known.rule(name).isEmpty())
                    .map(name -> new Violation(
                            where,
                            Sentence.of("There is no list or segment \"{0}\".", name),
                            Sentence.of("Make it first, or name another.")))
                    .forEach(violations::add);
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }
}
