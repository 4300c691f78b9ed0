package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.CampaignBinding;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.platform.Database;

/** Enters a chunk of an audience with one statement. */
@Dependent
class EnrolmentRepository {

    private static final String INSIDE =
            """
            exists (select 1 from run r where r.campaign_id = :campaign and r.contact_id = c.id
                      and r.status in ('WAITING', 'FROZEN', 'INCIDENT'))
            """;

    /**
     * Runs of contacts that were entered before need not be read: without {@code r.contact_id > :after}, which follows from the other
     * conditions but not for the planner, each chunk reads the entry key from its beginning.
     */
    private static final String FRESH =
            """
            select c.id, c.shard from contact c
            where c.tenant_id = :tenant and c.id > :after
              and (%s)
              and not exists (select 1 from run r
                              where r.campaign_id = :campaign and r.contact_id = c.id and r.contact_id > :after)
            order by c.id limit :limit
            """;

    private static final String ENTER =
            """
            insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, due_at, shard, entered_at,
                             moved_at)
            select :tenant, :campaign, f.id, :version, :node, 'WAITING', :now, f.shard, :now, :now
            """;

    private static final String ENTER_ALL = "with entered as (" + ENTER + " from (" + FRESH
            + """
            ) f returning contact_id)
            select max(contact_id) as last_id, count(*) as moved from entered
            """;

    private static final String ENTER_WHO_IS_NOT_THERE =
            "with fresh as materialized (" + FRESH + "), entered as (" + ENTER
                    + """
             from fresh f order by f.id
            on conflict (campaign_id, contact_id, entry) do nothing
            returning 1)
            select (select max(id) from fresh) as last_id, (select count(*) from entered) as moved
            """;

    private final Jdbi jdbi;

    @Inject
    EnrolmentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Enters at most {@code limit} contacts beyond {@code after} who never were in the campaign, in the order of their ids. Only an
     * entry of one of these contacts at this very moment can conflict.
     */
    Chunk enrol(Entry entry, AudienceSql audience, long after, int limit, Instant now) {
        Slice slice = new Slice(after, limit, now);
        return jdbi.withHandle(h -> Database.insert(
                h,
                () -> enrol(h, ENTER_ALL, entry, audience, slice),
                () -> enrol(h, ENTER_WHO_IS_NOT_THERE, entry, audience, slice)));
    }

    private static Chunk enrol(Handle h, String sql, Entry entry, AudienceSql audience, Slice slice) {
        return h.createQuery(sql.formatted(audience.where()))
                .bind("tenant", entry.tenant())
                .bind("campaign", entry.campaignId())
                .bind("version", entry.versionId())
                .bind("node", entry.startNodeNo())
                .bind("after", slice.after())
                .bind("limit", slice.limit())
                .bind("now", slice.now())
                .bindMap(audience.bindings())
                .map((row, ctx) -> Chunk.of(row))
                .one();
    }

    /** Enters those who are not inside once more, whether they were before or not, and says so in their trail. */
    Chunk again(Entry entry, AudienceSql whom, MassMove move, int limit, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with fresh as (
                            select c.id, c.shard,
                                   coalesce((select max(r.entry) from run r
                                             where r.campaign_id = :campaign and r.contact_id = c.id), 0) + 1 as entry
                            from contact c
                            where c.tenant_id = :tenant and c.id > :after and (%s) and not %s
                            order by c.id limit :limit),
                        entered as (
                            insert into run (tenant_id, campaign_id, contact_id, entry, version_id, node_no, status,
                                             due_at, shard, entered_at, moved_at)
                            select :tenant, :campaign, f.id, f.entry, :version, :node, 'WAITING', :now, f.shard, :now, :now
                            from fresh f order by f.id
                            on conflict (campaign_id, contact_id, entry) do nothing
                            returning id),
                        trail as (
                            insert into step_page (tenant_id, run_id, visit, at, nodes, outcome, reason)
                            select :tenant, id, 1, :now, array[cast(:node as int)], 'RE_ENROLLED', :reason from entered)
                        select (select max(id) from fresh) as last_id, (select count(*) from entered) as moved
                        """
                                .formatted(whom.where(), INSIDE))
                .bind("tenant", entry.tenant())
                .bind("campaign", entry.campaignId())
                .bind("version", entry.versionId())
                .bind("node", entry.startNodeNo())
                .bind("after", move.lastId())
                .bind("limit", limit)
                .bind("now", now)
                .bind("reason", move.reason())
                .bindMap(whom.bindings())
                .map((row, ctx) -> Chunk.of(row))
                .one());
    }

    /** @param let those of the asked whom the campaign does not leave out; its values include theirs */
    ReEnrolment countAgain(CampaignBinding campaign, AudienceSql asked, AudienceSql let, ReEnrolOrder order) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select count(*) filter (where let and not inside) as entering,
                               count(*) filter (where inside) as inside,
                               count(*) filter (where not let and not inside) as left_out
                        from (select %s as inside, coalesce(%s, false) as let
                              from contact c where c.tenant_id = :tenant and (%s)) x
                        """
                                .formatted(INSIDE, let.where(), asked.where()))
                .bind("tenant", campaign.tenant())
                .bind("campaign", campaign.campaignId())
                .bindMap(let.bindings())
                .map((row, ctx) -> {
                    long entering = row.getLong("entering");
                    long inside = row.getLong("inside");
                    long leftOut = row.getLong("left_out");
                    long named = order.contacts() == null
                            ? entering + inside + leftOut
                            : order.contacts().stream().distinct().count();
                    return new ReEnrolment(entering, inside, leftOut, named - entering - inside - leftOut, null);
                })
                .one());
    }

    /** Where those who enter begin. */
    record Entry(int tenant, long campaignId, long versionId, int startNodeNo) {
        Delta count(int nodeNo, Metric metric, long n) {
            return new Delta(tenant, campaignId, versionId, nodeNo, null, metric, n);
        }
    }

    /** Of the contacts beyond {@code after} at most {@code limit}. */
    record Slice(long after, int limit, Instant now) {}
}
