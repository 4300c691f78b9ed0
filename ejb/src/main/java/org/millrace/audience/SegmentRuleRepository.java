package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Json;
import org.millrace.predicate.PredicateReader;
import org.millrace.predicate.SegmentRule;
import org.millrace.predicate.SegmentRules;

/** Rules of lists and segments, the archived ones included: whoever names one already goes on with it. */
@Dependent
class SegmentRuleRepository implements SegmentRules {

    private final Jdbi jdbi;

    @Inject
    SegmentRuleRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<String, SegmentRule> named(int tenant, Set<String> slugs) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        "select id, slug, kind, predicate from segment where tenant_id = :tenant and slug = any(:slugs)")
                .bind("tenant", tenant)
                .bindArray("slugs", String.class, slugs)
                .map((row, context) -> Map.entry(
                        row.getString("slug"),
                        rule(
                                SegmentKind.valueOf(row.getString("kind")),
                                row.getLong("id"),
                                row.getString("predicate"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static SegmentRule rule(SegmentKind kind, long id, String predicate) {
        return switch (kind) {
            case LIST -> new SegmentRule.Members(id);
            case SEGMENT -> new SegmentRule.Fitting(PredicateReader.read(Json.tree(predicate), "predicate"));
        };
    }
}
