package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Shards;

/** Finds live runs without a reason, by the partial indexes alone, and gives them one. */
@Dependent
class StuckRunRepository {

    private final Jdbi jdbi;

    @Inject
    StuckRunRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Makes due whoever waits without a due time, unless it waits for an approval that is open or a message that is not settled; one
     * that was not told of the decision or the outcome is told now.
     */
    List<Long> repairWithoutDueTime(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with stuck as (
                            select r.id, r.tenant_id, r.campaign_id, r.node_no, r.visit,
                                   case r.waiting_for
                                       when 'APPROVAL' then lower(a.decision)
                                       when 'DELIVERY' then case when m.state in ('SKIPPED', 'FAILED') then 'failed'
                                                                 when m.state is not null then 'delivered' end
                                   end as signal
                            from generate_series(0, :last) s (shard)
                            join run r on r.shard = s.shard and r.status = 'WAITING' and r.due_at is null
                            left join approval a on a.run_id = r.id and a.node_no = r.node_no and a.visit = r.visit
                            left join message m on m.run_id = r.id and m.node_no = r.node_no and m.visit = r.visit
                            where not (r.waiting_for is not distinct from 'APPROVAL'
                                       and a.id is not null and a.decision is null)
                              and not (r.waiting_for is not distinct from 'DELIVERY'
                                       and coalesce(m.state in ('READY', 'HELD', 'CLAIMED', 'UNCERTAIN'), false))
                            limit :limit for update of r skip locked),
                        """
                                + noted("found waiting for nothing")
                                + """
                        update run r set due_at = :now, signal = coalesce(r.signal, s.signal), version = r.version + 1
                        from stuck s where r.id = s.id
                        returning r.id
                        """)
                .bind("now", now)
                .bind("last", Shards.COUNT - 1)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /** An incident that is over at once, so that people hear of it; once a day for a run that gets stuck again and again. */
    private static String noted(String what) {
        return """
               noted as (
                   insert into incident (tenant_id, campaign_id, run_id, node_no, visit, error,
                                         opened_at, resolved_at, resolved_by, resolution)
                   select s.tenant_id, s.campaign_id, s.id, s.node_no, s.visit, '%s', :now, :now, 'engine', 'REPAIRED'
                   from stuck s
                   where not exists (select 1 from incident i where i.run_id = s.id and i.resolution = 'REPAIRED'
                                       and i.opened_at > cast(:now as timestamptz) - interval '1 day'))
               """
                .formatted(what);
    }

    /** Closes incidents of runs that stand for another reason, or not at all. */
    List<Long> closeForeignIncidents(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update incident set resolved_at = :now, resolved_by = 'engine', resolution = 'OBSOLETE'
                        where id in (select i.id from incident i join run r on r.id = i.run_id
                                     where i.resolved_at is null and r.status <> 'INCIDENT'
                                     limit :limit for update of i skip locked)
                        returning run_id
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    List<Long> repairWithoutIncident(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into incident (tenant_id, campaign_id, run_id, node_no, visit, error, opened_at)
                        select r.tenant_id, r.campaign_id, r.id, r.node_no, r.visit, 'found standing still', :now
                        from run r
                        where r.status = 'INCIDENT'
                          and not exists (select 1 from incident i where i.run_id = r.id and i.resolved_at is null)
                        limit :limit
                        on conflict (run_id) where resolved_at is null do nothing
                        returning run_id
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    List<Long> repairWithoutFreeze(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with stuck as (
                            select r.id, r.tenant_id, r.campaign_id, r.node_no, r.visit
                            from run r join campaign c on c.id = r.campaign_id
                            where r.status = 'FROZEN' and c.status in ('ACTIVE', 'PAUSED', 'COMPLETED')
                              and not exists (select 1 from mass_move m
                                              where m.campaign_id = c.id and m.status = 'RUNNING'
                                                and m.kind not in ('ENROL', 'RE_ENROL'))
                            limit :limit for update of r skip locked),
                        """
                                + noted("found frozen in a campaign that moves")
                                + """
                        update run set status = 'WAITING', version = version + 1 where id in (select id from stuck)
                        returning id
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }
}
