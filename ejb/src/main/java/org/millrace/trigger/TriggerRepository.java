package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.millrace.campaign.CampaignBinding;

/** Finds the triggers of active campaigns. */
@Dependent
class TriggerRepository {

    /** From the nodes of a kind to the campaigns that they let enter. */
    private static final String LIVE =
            """
            select c.tenant_id, c.id as campaign_id, v.id as version_id, n.node_no
            from node n
            join workflow_version v on v.id = n.version_id
            join workflow w on w.id = v.workflow_id and w.published_no = v.no
            join campaign c on c.workflow_id = w.id and c.status = 'ACTIVE'
            """;

    private final Jdbi jdbi;

    @Inject
    TriggerRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In the order in which campaigns are locked. */
    List<TriggerNode> ofEvents(int tenant, Collection<String> names) {
        return jdbi.withHandle(h -> h.createQuery(
                        LIVE
                                + """
                        where n.tenant_id = :tenant and n.type = 'event-trigger' and n.config ->> 'event' = any(:names)
                        order by c.id, n.node_no
                        """)
                .bind("tenant", tenant)
                .bindArray("names", String.class, names)
                .map((row, ctx) -> read(row))
                .list());
    }

    /** Those whose next time has come, or is not known, or was made from another configuration. */
    List<TriggerNode> dueSchedules(Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        LIVE
                                + """
                        left join trigger_schedule s on s.campaign_id = c.id and s.node_no = n.node_no
                        where n.type = 'schedule-trigger'
                          and (s.next_at is null or s.next_at <= :now or s.config <> n.config)
                        order by c.id, n.node_no
                        """)
                .bind("now", now)
                .map((row, ctx) -> read(row))
                .list());
    }

    /** Where the audience enters those campaigns that have it and are not for single contacts only. */
    List<TriggerNode> ofAudience(int tenant, long segmentId) {
        return jdbi.withHandle(h -> h.createQuery(
                        LIVE
                                + """
                        where n.tenant_id = :tenant and n.type = 'manual-trigger' and c.segment_id = :segment
                          and c.type <> 'TRIGGERED'
                        order by c.id, n.node_no
                        """)
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .map((row, ctx) -> read(row))
                .list());
    }

    /** How often the contacts entered the campaign since then, but for business cases; who did not may be missing. */
    Map<Long, Integer> entries(CampaignBinding campaign, Set<Long> contacts, Instant since) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select contact_id, count(*) as entries from run
                        where tenant_id = :tenant and campaign_id = :campaign and contact_id = any(:contacts)
                          and entered_at > :since and business_key is null
                        group by contact_id
                        """)
                .bind("tenant", campaign.tenant())
                .bind("campaign", campaign.campaignId())
                .bindArray("contacts", Long.class, contacts.toArray())
                .bind("since", since)
                .map((row, ctx) -> Map.entry(row.getLong("contact_id"), row.getInt("entries")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static TriggerNode read(ResultSet row) throws SQLException {
        return new TriggerNode(
                row.getInt("tenant_id"), row.getLong("campaign_id"), row.getLong("version_id"), row.getInt("node_no"));
    }
}
