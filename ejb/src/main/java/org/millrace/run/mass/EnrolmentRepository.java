package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceSql;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;

/** Enters a chunk of an audience with one statement. */
@Dependent
class EnrolmentRepository {

    private final Jdbi jdbi;

    @Inject
    EnrolmentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Enters at most {@code limit} contacts beyond {@code after} who never were in the campaign, in the order of their ids. */
    Chunk enrol(Entry entry, AudienceSql audience, long after, int limit, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with fresh as (
                            select c.id, c.shard from contact c
                            where c.tenant_id = :tenant and c.id > :after
                              and (%s)
                              and not exists (select 1 from run r
                                              where r.campaign_id = :campaign and r.contact_id = c.id)
                            order by c.id limit :limit),
                        entered as (
                            insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at,
                                             shard, entered_at, moved_at)
                            select :tenant, :campaign, f.id, :version, :node, 'WAITING', :now, f.shard, :now, :now
                            from fresh f order by f.id
                            on conflict (campaign_id, contact_id, entry) do nothing
                            returning 1)
                        select (select max(id) from fresh) as last_id, (select count(*) from entered) as moved
                        """
                                .formatted(audience.where()))
                .bind("tenant", entry.tenant())
                .bind("campaign", entry.campaignId())
                .bind("version", entry.versionId())
                .bind("node", entry.startNodeNo())
                .bind("after", after)
                .bind("limit", limit)
                .bind("now", now)
                .bindMap(audience.bindings())
                .map((row, ctx) -> Chunk.of(row))
                .one());
    }

    /** Where those who enter begin. */
    record Entry(int tenant, long campaignId, long versionId, int startNodeNo) {
        Delta count(int nodeNo, Metric metric, long n) {
            return new Delta(tenant, campaignId, versionId, nodeNo, null, metric, n);
        }
    }
}
