package org.millrace.trigger;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.millrace.calendar.Occurrence;
import org.millrace.calendar.OccurrenceRepository;
import org.millrace.platform.Database;

/** How far each schedule has come, and what became of its times. */
@Dependent
class ScheduleRepository {

    private final Jdbi jdbi;

    @Inject
    ScheduleRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Sets the next time, and that it was made from this configuration. */
    void next(TriggerNode trigger, String config, Instant nextAt) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into trigger_schedule (tenant_id, campaign_id, node_no, config, next_at)
                        values (:tenant, :campaign, :node, cast(:config as jsonb), :next)
                        on conflict (campaign_id, node_no) do update set config = excluded.config, next_at = excluded.next_at
                        """)
                .bind("tenant", trigger.tenant())
                .bind("campaign", trigger.campaignId())
                .bind("node", trigger.nodeNo())
                .bind("config", config)
                .bind("next", nextAt)
                .execute());
    }

    /** The next time, locked; empty where none is known or it was made from another configuration. */
    Optional<Instant> lock(TriggerNode trigger, String config) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select next_at from trigger_schedule
                        where tenant_id = :tenant and campaign_id = :campaign and node_no = :node
                          and config = cast(:config as jsonb) for update
                        """)
                .bind("tenant", trigger.tenant())
                .bind("campaign", trigger.campaignId())
                .bind("node", trigger.nodeNo())
                .bind("config", config)
                .mapTo(Instant.class)
                .findOne());
    }

    /** The node's configuration as it was published. */
    Optional<String> config(TriggerNode trigger) {
        return jdbi.withHandle(h -> h.createQuery("select config from node"
                        + " where tenant_id = :tenant and version_id = :version and node_no = :node")
                .bind("tenant", trigger.tenant())
                .bind("version", trigger.versionId())
                .bind("node", trigger.nodeNo())
                .mapTo(String.class)
                .findOne());
    }

    /** @return the times that nobody had decided before */
    Set<Instant> record(TriggerNode trigger, Collection<Occurrence> occurrences, Instant now) {
        return jdbi.withHandle(h -> OccurrenceRepository.record(
                h.createQuery(
                                """
                                insert into trigger_occurrence
                                    (tenant_id, campaign_id, node_no, scheduled_at, outcome, reason, decided_at)
                                select :tenant, :campaign, :node, o.at, o.outcome, o.reason, :now from %s order by o.at
                                on conflict (campaign_id, node_no, scheduled_at) do nothing
                                returning scheduled_at
                                """
                                        .formatted(OccurrenceRepository.DECIDED))
                        .bind("tenant", trigger.tenant())
                        .bind("campaign", trigger.campaignId())
                        .bind("node", trigger.nodeNo()),
                occurrences,
                now));
    }

    /** The soonest time of each campaign's schedules; a campaign without one is missing. */
    Map<Long, Instant> soonest(int tenant, Collection<Long> campaigns) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select campaign_id, min(next_at) as at from trigger_schedule
                        where tenant_id = :tenant and campaign_id = any(:campaigns) group by campaign_id
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .map((row, ctx) -> Map.entry(row.getLong("campaign_id"), Database.instant(row, "at")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The newest first; one row more than the limit where there is a next page. */
    List<OccurrenceRow> page(int tenant, long campaignId, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, node_no, scheduled_at, outcome, reason, decided_at from trigger_occurrence
                        where tenant_id = :tenant and campaign_id = :campaign and id < :before
                        order by id desc limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .bind("before", before)
                .bind("limit", limit + 1)
                .map((row, ctx) -> OccurrenceRow.of(row))
                .list());
    }
}
