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

    List<Long> repairWithoutDueTime(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update run set due_at = :now, version = version + 1
                        where id in (select r.id from generate_series(0, :last) s (shard), run r
                                     where r.shard = s.shard and r.status = 'WAITING' and r.due_at is null
                                     limit :limit for update of r skip locked)
                        returning id
                        """)
                .bind("now", now)
                .bind("last", Shards.COUNT - 1)
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

    List<Long> repairWithoutFreeze(int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        update run set status = 'WAITING', version = version + 1
                        where id in (select r.id from run r join campaign c on c.id = r.campaign_id
                                     where r.status = 'FROZEN' and c.status in ('ACTIVE', 'PAUSED', 'COMPLETED')
                                       and not exists (select 1 from mass_move m
                                                       where m.campaign_id = c.id and m.status = 'RUNNING'
                                                         and m.kind not in ('ENROL', 'RE_ENROL'))
                                     limit :limit for update of r skip locked)
                        returning id
                        """)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }
}
