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

    void hold(int tenant) {
        jdbi.useHandle(h -> h.createQuery("select pg_advisory_xact_lock(hashtext('segment'), :tenant)")
                .bind("tenant", tenant)
                .mapToMap()
                .one());
    }

    /** The slug itself and those whose rules or exclusions come to it, through however many segments. */
    Set<String> naming(int tenant, String slug) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with recursive naming as (
                            select id, slug from segment where tenant_id = :tenant and slug = :slug
                            union
                            select s.id, s.slug from naming n join segment s on s.tenant_id = :tenant and (
                                jsonb_path_exists(s.predicate, '$.** ? (@.type == "inSegment" && @.segment == $slug)',
                                                  jsonb_build_object('slug', n.slug))
                                or exists (select 1 from segment_exclusion e
                                           where e.tenant_id = :tenant and e.segment_id = s.id and e.excluded_id = n.id)))
                        select slug from naming
                        """)
                .bind("tenant", tenant)
                .bind("slug", slug)
                .mapTo(String.class)
                .set());
    }

    /** The versions of a segment and of all that its rule and exclusions come to: another text as soon as one of them changes. */
    String edition(int tenant, long segmentId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with recursive named as (
                            select id from segment where tenant_id = :tenant and id = :segment
                            union
                            select f.id from named n join segment s on s.id = n.id cross join lateral (
                                select id from segment
                                where tenant_id = :tenant and slug = any(array(
                                    select named #>> '{}' from jsonb_path_query(
                                        s.predicate, '$.** ? (@.type == "inSegment").segment') named))
                                union all
                                select excluded_id from segment_exclusion
                                where tenant_id = :tenant and segment_id = s.id) f)
                        select string_agg(s.id || ':' || s.version, ' ' order by s.id) from named join segment s using (id)
                        """)
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .mapTo(String.class)
                .one());
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
