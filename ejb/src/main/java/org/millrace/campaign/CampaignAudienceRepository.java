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

/** Which campaigns have a list or segment for their audience, or leave its members out: by themselves or by way of their audience. */
@Dependent
class CampaignAudienceRepository implements AudienceUsage {

    /** A campaign has an audience or leaves it out, never both: of an audience that leaves itself out nobody could enter. */
    private static final String USES =
            """
            with used as (
                select segment_id, id as campaign_id, false as leaves_out from campaign
                 where tenant_id = :tenant and segment_id = any(:ids)
                union
                select segment_id, campaign_id, true from campaign_exclusion
                 where tenant_id = :tenant and segment_id = any(:ids)
                union
                select x.excluded_id, c.id, true from segment_exclusion x join campaign c on c.segment_id = x.segment_id
                 where x.tenant_id = :tenant and c.tenant_id = :tenant and x.excluded_id = any(:ids))
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
                        select c.id, c.name, c.status, u.leaves_out from used u join campaign c on c.id = u.campaign_id
                         where c.status <> 'ARCHIVED' order by c.id desc
                        """)
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, segmentId)
                .map((row, context) -> use(row))
                .list());
    }

    private static SegmentUse use(ResultSet row) throws SQLException {
        CampaignStatus status = CampaignStatus.valueOf(row.getString("status"));
        boolean leavesOut = row.getBoolean("leaves_out");
        return new SegmentUse(
                row.getLong("id"), row.getString("name"), status.name(), acts(status, leavesOut), leavesOut);
    }

    /** Whom a campaign leaves out gets no mail from it as long as it sends any; whom it has matters while it enrols. */
    private static boolean acts(CampaignStatus status, boolean leavesOut) {
        return leavesOut ? status.moves() : status.enrols();
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
                                       count(*) filter (where c.status = any(case when u.leaves_out then :moving else :enrolling end)) as live,
                                       count(*) filter (where c.status = any(:enrolling) and not u.leaves_out) as enrolling,
                                       count(*) filter (where u.leaves_out) as leaving_out
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
                                row.getLong("leaving_out"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
