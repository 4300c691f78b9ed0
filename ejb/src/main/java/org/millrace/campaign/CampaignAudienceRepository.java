package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceUsage;
import org.millrace.audience.SegmentUse;
import org.millrace.audience.UseCount;

/** Which campaigns have a list or segment for their audience. */
@Dependent
class CampaignAudienceRepository implements AudienceUsage {

    private final Jdbi jdbi;

    @Inject
    CampaignAudienceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<SegmentUse> of(int tenant, long segmentId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, name, status from campaign
                         where tenant_id = :tenant and segment_id = :segment and status <> 'ARCHIVED' order by id desc
                        """)
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .map((row, context) ->
                        use(row.getLong("id"), row.getString("name"), CampaignStatus.valueOf(row.getString("status"))))
                .list());
    }

    private static SegmentUse use(long id, String name, CampaignStatus status) {
        return new SegmentUse(id, name, status.name(), status.enrols());
    }

    @Override
    public Map<Long, UseCount> count(int tenant, Collection<Long> segmentIds) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select segment_id, count(*) as campaigns, count(*) filter (where status = :live) as live from campaign
                         where tenant_id = :tenant and segment_id = any(:ids) and status <> 'ARCHIVED' group by segment_id
                        """)
                .bind("tenant", tenant)
                .bind("live", CampaignStatus.ACTIVE.name())
                .bindArray("ids", Long.class, segmentIds)
                .reduceRows(new HashMap<>(), (counts, row) -> {
                    counts.put(
                            row.getColumn("segment_id", Long.class),
                            new UseCount(row.getColumn("campaigns", Long.class), row.getColumn("live", Long.class)));
                    return counts;
                }));
    }
}
