package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceUsage;
import org.millrace.audience.SegmentUse;
import org.millrace.audience.UseCount;

/**
 * Which campaigns have a list or segment for their audience, or leave its members out: by themselves or by way of the segments that
 * name it or leave it out, through however many.
 */
@Dependent
class CampaignAudienceRepository implements AudienceUsage {

    /**
     * What a segment leaves out is left out by who takes the segment in, and the other way round. Whom the campaign or its audience
     * leaves out is asked at each sending (at_send), all else when somebody enters. A campaign is told once: for itself before by way
     * of another segment, as taking in before leaving out, then as asked at each sending, then by way of the oldest segment.
     */
    private static final String USES =
            """
            with recursive named as materialized (
                select s.id as by_id, n.id as named_id, false as leaves_out
                  from segment s
                 cross join lateral jsonb_path_query(s.predicate, '$.** ? (@.type == "inSegment").segment') as name(said)
                  join segment n on n.tenant_id = :tenant and n.slug = name.said #>> '{}'
                 where s.tenant_id = :tenant
                union
                select segment_id, excluded_id, true from segment_exclusion where tenant_id = :tenant),
            reached as (
                select id as segment_id, id as by_id, false as leaves_out, false as at_send from segment
                 where tenant_id = :tenant and id = any(:ids)
                union
                select r.segment_id, n.by_id, r.leaves_out <> n.leaves_out, n.leaves_out
                  from reached r join named n on n.named_id = r.by_id),
            bound as (
                select segment_id, id as campaign_id, false as leaves_out from campaign
                 where tenant_id = :tenant and segment_id is not null
                union all
                select segment_id, campaign_id, true from campaign_exclusion where tenant_id = :tenant),
            used as (
                select distinct on (r.segment_id, b.campaign_id)
                       r.segment_id, b.campaign_id, r.leaves_out <> b.leaves_out as leaves_out,
                       r.at_send or b.leaves_out as at_send, nullif(r.by_id, r.segment_id) as via_id
                  from reached r join bound b on b.segment_id = r.by_id
                 order by r.segment_id, b.campaign_id, r.by_id <> r.segment_id, 3, 4 desc, r.by_id)
            """;

    private final Jdbi jdbi;

    @Inject
    CampaignAudienceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<SegmentUse> of(int tenant, long segmentId) {
        return jdbi.withHandle(h -> h.createQuery(
                        USES
                                + """
                        select c.id, c.name, c.status, u.leaves_out, u.at_send, v.name as via
                          from used u join campaign c on c.id = u.campaign_id left join segment v on v.id = u.via_id
                         where c.status <> 'ARCHIVED' order by c.id desc
                        """)
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, segmentId)
                .map((row, context) -> use(row))
                .list());
    }

    private static SegmentUse use(ResultSet row) throws SQLException {
        CampaignStatus status = CampaignStatus.valueOf(row.getString("status"));
        return new SegmentUse(
                row.getLong("id"),
                row.getString("name"),
                status.name(),
                row.getBoolean("at_send") ? status.moves() : status.enrols(),
                row.getBoolean("leaves_out"),
                row.getString("via"));
    }

    private static List<String> named(Predicate<CampaignStatus> which) {
        return Stream.of(CampaignStatus.values()).filter(which).map(Enum::name).toList();
    }

    @Override
    public Map<Long, UseCount> count(int tenant, Collection<Long> segmentIds) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        USES
                                + """
                                select u.segment_id, count(*) as campaigns,
                                       count(*) filter (where c.status = any(case when u.at_send then :moving else :enrolling end)) as live,
                                       count(*) filter (where c.status = any(:enrolling) and not u.leaves_out and u.via_id is null) as enrolling,
                                       count(*) filter (where u.leaves_out) as leaving_out,
                                       count(u.via_id) as through
                                  from used u join campaign c on c.id = u.campaign_id
                                 where c.status <> 'ARCHIVED' group by u.segment_id
                                """)
                .bind("tenant", tenant)
                .bindArray("enrolling", String.class, named(CampaignStatus::enrols))
                .bindArray("moving", String.class, named(CampaignStatus::moves))
                .bindArray("ids", Long.class, segmentIds)
                .map((row, context) -> Map.entry(
                        row.getLong("segment_id"),
                        new UseCount(
                                row.getLong("campaigns"),
                                row.getLong("live"),
                                row.getLong("enrolling"),
                                row.getLong("leaving_out"),
                                row.getLong("through"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
