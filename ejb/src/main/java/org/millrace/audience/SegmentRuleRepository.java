package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
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
                .createQuery("select " + SegmentRepository.COLUMNS
                        + " from segment where tenant_id = :tenant and slug = any(:slugs)")
                .bind("tenant", tenant)
                .bindArray("slugs", String.class, slugs)
                .map((row, context) -> SegmentRepository.read(row))
                .stream()
                .collect(Collectors.toMap(Segment::slug, SegmentRuleRepository::rule)));
    }

    private static SegmentRule rule(Segment segment) {
        SegmentRule own =
                switch (segment.kind()) {
                    case LIST -> new SegmentRule.Members(segment.id());
                    case SEGMENT -> new SegmentRule.Fitting(segment.rule());
                };
        return segment.exclusions().isEmpty()
                ? own
                : new SegmentRule.Narrowed(own, AudienceCompiler.noneOf(segment.exclusions()));
    }
}
