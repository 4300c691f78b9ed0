package org.millrace.run.monitor;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads runs and their stories for the monitor. */
@Dependent
public class RunMonitorRepository {

    /** How many rows a page looks at, at most. */
    static final int LOOK = 20_000;

    private static final String RUN =
            """
            select r.id, r.campaign_id, p.name as campaign, c.external_id as contact,
                   coalesce(c.time_zone, p.time_zone) as zone, n.node_id as node, n.name, v.no as version, r.status,
                   r.waiting_for, r.due_at, case when r.status = 'WAITING' then r.put_off end as put_off, r.attempt, r.variant, r.exit_kind, r.exit_reason, r.entered_at, r.moved_at,
                   r.finished_at
            from run r
            join campaign p on p.id = r.campaign_id
            join workflow_version v on v.id = r.version_id
            left join node n on n.version_id = r.version_id and n.node_no = r.node_no
            left join contact c on c.id = r.contact_id
            """;

    private static final String FITS =
            """
            tenant_id = :tenant
              and (cast(:status as text) is null or status = :status)
              and (cast(:since as timestamptz) is null or entered_at >= :since)
              and (cast(:node as text) is null
                   or exists (select 1 from node n
                              where n.version_id = l.version_id and n.node_no = l.node_no and n.node_id = :node))
            """;

    private final Jdbi jdbi;

    @Inject
    public RunMonitorRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    RunListing list(int tenant, RunSearch search, String after, int limit) {
        RunOrder order = RunOrder.of(search);
        Place from = Place.of(after, order.start());
        return jdbi.withHandle(h -> {
            List<Found> found = found(h, tenant, search, order, from, limit + 1);
            boolean more = found.size() > limit;
            List<Found> shown = more ? found.subList(0, limit) : found;
            List<MonitoredRun> runs = runs(h, tenant, shown);
            if (more) {
                return new RunListing(runs, shown.get(limit - 1).place().cursor(), false);
            }
            Optional<Found> last = lastLooked(h, tenant, search, order, from)
                    .filter(looked -> !order.over(looked.enteredAt(), search.since()));
            return new RunListing(
                    runs, last.map(looked -> looked.place().cursor()).orElse(null), last.isPresent());
        });
    }

    private static List<Found> found(Handle h, int tenant, RunSearch search, RunOrder order, Place from, int limit) {
        String sql = "select id, first, second, entered_at from (" + looked(order, search) + " limit :look) l where "
                + FITS + " order by " + order.resorted() + " limit :limit";
        return bound(h.createQuery(sql), tenant, search, from)
                .bind("status", search.status() == null ? null : search.status().name())
                .bind("since", search.since())
                .bind("node", search.node())
                .bind("look", LOOK)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Found.class))
                .list();
    }

    /** The last row that a page looks at; empty when there are fewer. */
    private static Optional<Found> lastLooked(Handle h, int tenant, RunSearch search, RunOrder order, Place from) {
        return bound(h.createQuery(looked(order, search) + " offset :look limit 1"), tenant, search, from)
                .bind("look", LOOK - 1)
                .map(ConstructorMapper.of(Found.class))
                .findOne();
    }

    /** What stands still is few and has an index of its own. */
    private static String looked(RunOrder order, RunSearch search) {
        String still = search.status() != null && search.status().standsStill()
                ? " and r.status in ('FROZEN', 'INCIDENT')"
                : "";
        return "select r.id, r.tenant_id, r.status, r.version_id, r.node_no, r.entered_at, " + order.keys() + " from "
                + from(order) + " and " + order.beyond() + still + " order by " + order.sorted();
    }

    private static String from(RunOrder order) {
        return switch (order) {
            case LATEST_FIRST -> "run r where true";
            case BY_CONTACT -> "run r where r.campaign_id = :campaign";
            case OF_CONTACT ->
                """
                campaign p join run r on r.campaign_id = p.id
                where p.tenant_id = :tenant and (cast(:campaign as bigint) is null or p.id = :campaign)
                  and r.contact_id = (select id from contact where tenant_id = :tenant and external_id = :contact)
                """;
        };
    }

    /** Names that the statement has no use for are left alone. */
    private static Query bound(Query query, int tenant, RunSearch search, Place from) {
        return query.configure(org.jdbi.v3.core.statement.SqlStatements.class, it -> it.setUnusedBindingAllowed(true))
                .bind("tenant", tenant)
                .bind("campaign", search.campaign())
                .bind("contact", search.contact())
                .bind("first", from.first())
                .bind("second", from.second());
    }

    private static List<MonitoredRun> runs(Handle h, int tenant, List<Found> found) {
        List<Long> ids = found.stream().map(Found::id).toList();
        List<MonitoredRun> runs =
                new ArrayList<>(h.createQuery(RUN + "where r.tenant_id = :tenant and r.id = any(:ids)")
                        .bind("tenant", tenant)
                        .bindArray("ids", Long.class, ids)
                        .map(ConstructorMapper.of(MonitoredRun.class))
                        .list());
        runs.sort(java.util.Comparator.comparingInt(run -> ids.indexOf(run.id())));
        return runs;
    }

    /** The oldest first, which the others wait for. */
    List<CampaignMove> moves(int tenant, long campaign) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select kind, moved, requested_by, failures, error, case when failures > 0 then not_before end as next_try
                        from mass_move
                        where tenant_id = :tenant and campaign_id = :campaign and status = 'RUNNING' order by id limit 20
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaign)
                .map(ConstructorMapper.of(CampaignMove.class))
                .list());
    }

    Optional<MonitoredRun> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(RUN + "where r.tenant_id = :tenant and r.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(MonitoredRun.class))
                .findOne());
    }

    /** @param id of the run; {@code first} and {@code second} are its place */
    public record Found(long id, long first, long second, Instant enteredAt) {

        Place place() {
            return new Place(first, second);
        }
    }
}
