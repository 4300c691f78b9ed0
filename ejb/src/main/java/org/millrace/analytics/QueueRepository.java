package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Shards;

/** What is still to be done. */
@Dependent
class QueueRepository {

    private final Jdbi jdbi;

    @Inject
    QueueRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Due runs by their index, so that what has ended and what waits for later is not read. Messages have none by campaign: counters
     * know how many are not settled, and those on the wire are few.
     *
     * @param limit up to which due runs are counted
     */
    QueueDepth depth(int tenant, Collection<Long> campaigns, Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with message_count as (
                            select metric, sum(n) as n
                            from (select tenant_id, metric, n from counter_total where campaign_id = any(:campaigns)
                                  union all
                                  select tenant_id, metric, n from counter_delta where campaign_id = any(:campaigns)) x
                            where tenant_id = :tenant and metric in ('QUEUED', 'SENT', 'SKIPPED', 'FAILED', 'UNCERTAIN')
                            group by metric)
                        select (select count(*) from (
                                    select 1 from generate_series(0, :last) s (shard), run r
                                    where r.shard = s.shard and r.status = 'WAITING' and r.due_at <= :now
                                      and r.tenant_id = :tenant and r.campaign_id = any(:campaigns)
                                    limit :limit) d) as runs_due,
                               (select count(*) from mass_move
                                where tenant_id = :tenant and campaign_id = any(:campaigns) and kind = 'ENROL'
                                  and status = 'RUNNING') as entering,
                               (select coalesce(sum(case when metric = 'QUEUED' then n else -n end), 0)
                                from message_count) as open,
                               (select count(*) from message
                                where tenant_id = :tenant and campaign_id = any(:campaigns) and state = 'CLAIMED') as claimed,
                               (select coalesce(sum(n), 0) from message_count where metric = 'UNCERTAIN') as uncertain
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .bind("now", now)
                .bind("limit", limit)
                .bind("last", Shards.COUNT - 1)
                .map((row, context) -> new QueueDepth(
                        row.getLong("runs_due"),
                        row.getLong("entering"),
                        row.getLong("open") - row.getLong("claimed"),
                        row.getLong("claimed"),
                        row.getLong("uncertain")))
                .one());
    }
}
