package org.millrace.run.migration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.platform.SqlArrays;
import org.millrace.run.ClaimedRun;
import org.millrace.run.RunStatus;

/**
 * Who stands where on versions older than one. People who are alike are told as one row with their number, so that what is foreseen
 * for a million is computed from a few rows; people are loaded one by one only to be shown, or where nothing but they themselves
 * tells what becomes of them.
 */
@Dependent
class StandingRepository {

    private static final int CHUNK = 5_000;

    private static final String INSIDE =
            """
            r.tenant_id = :tenant and r.campaign_id = :campaign and r.status in ('WAITING', 'FROZEN', 'INCIDENT') and r.version_id < :version
            """;
    private static final String WAITS = "r.status = 'WAITING' and r.waiting_for is not null";
    private static final String ONE =
            """
            select r.id, r.tenant_id, r.campaign_id, r.contact_id, r.version_id, r.node_no, r.visit, r.shard, r.variant,
                   r.entered_at, r.moved_at, r.waiting_for, r.wait_until, r.signal, r.skip_sends, r.business_key, r.loops,
                   r.status, r.entry, c.external_id, 1 as people, cast(null as int[]) as sent
            from run r left join contact c on c.id = r.contact_id
            """;

    private final Jdbi jdbi;
    private final MigrationRepository runs;

    @Inject
    StandingRepository(Jdbi jdbi, MigrationRepository runs) {
        this.jdbi = jdbi;
        this.runs = runs;
    }

    List<Occupied> occupied(Inside inside) {
        return jdbi.withHandle(
                h -> h.createQuery("select r.version_id, r.node_no, count(*) as people, count(*) filter (where "
                                + WAITS + ") as waiting from run r where " + INSIDE
                                + " group by r.version_id, r.node_no order by r.version_id, r.node_no")
                        .bind("tenant", inside.tenant())
                        .bind("campaign", inside.campaign())
                        .bind("version", inside.version())
                        .map((row, context) -> new Occupied(
                                row.getLong("version_id"),
                                row.getInt("node_no"),
                                row.getLong("people"),
                                row.getLong("waiting")))
                        .list());
    }

    /** The numbers of the nodes that have ever made messages for runs of the campaign. @param types the steps that make any */
    Set<Integer> senders(Inside inside, Collection<String> types) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select distinct n.node_no
                        from campaign c join workflow_version v on v.workflow_id = c.workflow_id
                        join node n on n.version_id = v.id
                        where c.tenant_id = :tenant and c.id = :campaign and n.type = any(:types)
                        """)
                .bind("tenant", inside.tenant())
                .bind("campaign", inside.campaign())
                .bindArray("types", String.class, types)
                .mapTo(Integer.class)
                .set());
    }

    /**
     * Everybody but those who wait where they have to be looked at one by one.
     *
     * @param asked a place that is not among them is told as one crowd for each status
     * @param senders the nodes of which it counts whether a run has a message from them
     * @param chunks is told the crowds, some thousand at a time
     */
    void crowds(Inside inside, List<AskedPlace> asked, Set<Integer> senders, Consumer<List<Standing>> chunks) {
        jdbi.useHandle(h -> {
            Query query = h.createQuery(crowdSql(asked))
                    .setFetchSize(CHUNK)
                    .bind("tenant", inside.tenant())
                    .bind("campaign", inside.campaign())
                    .bind("version", inside.version());
            places(query, asked);
            if (asked.stream().anyMatch(AskedPlace::messages)) {
                query.bindArray("senders", Integer.class, senders);
            }
            hashing(h, true);
            try (Stream<Standing> found = query.map((row, context) -> standing(row)).stream()) {
                inChunks(found.iterator(), chunks);
            } finally {
                hashing(h, false);
            }
        });
    }

    /** A million people are some thousand crowds; PostgreSQL expects as many crowds as people and would sort them all. */
    private static void hashing(Handle h, boolean on) {
        h.createQuery("select set_config('enable_sort', :sort, true)")
                .bind("sort", on ? "off" : "on")
                .mapTo(String.class)
                .one();
    }

    private static String crowdSql(List<AskedPlace> asked) {
        boolean zones = asked.stream().anyMatch(AskedPlace::byZone);
        boolean messages = asked.stream().anyMatch(AskedPlace::messages);
        return """
                with place as (
                    select * from unnest(:versions, :nodes, :timed, :byZone, :oneByOne, :messages)
                        p (version_id, node_no, timed, by_zone, one_by_one, messages)),
                inside as (
                    select r.id, r.tenant_id, r.contact_id, r.version_id, r.node_no, r.visit, r.shard, r.entered_at, r.status,
                           r.waiting_for, case when r.signal like 'event:%%' then 'event:0' else r.signal end as signal,
                           case when p.timed = 1 and %1$s then r.moved_at end as moved_at,
                           case when p.timed = 1 and %1$s then r.wait_until end as wait_until,
                           %2$s as zone, %3$s as sent
                    from run r left join place p on p.version_id = r.version_id and p.node_no = r.node_no %4$s
                    where %5$s and not (%1$s and coalesce(p.one_by_one, 0) = 1))
                select min(id) as id, tenant_id, :campaign as campaign_id, min(contact_id) as contact_id, version_id, node_no,
                       min(visit) as visit, min(shard) as shard, null as variant, min(entered_at) as entered_at, moved_at,
                       waiting_for, wait_until, signal, null as skip_sends, null as business_key, null as loops, status,
                       1 as entry, null as external_id, count(*) as people, sent
                from inside
                group by tenant_id, version_id, node_no, status, waiting_for, signal, moved_at, wait_until, zone, sent
                """
                .formatted(
                        WAITS,
                        zones ? "c.time_zone" : "null",
                        messages
                                ? "case when p.messages = 1 then (select array_agg(distinct m.node_no order by m.node_no)"
                                        + " from message m where m.run_id = r.id and m.node_no = any(:senders)) end"
                                : "cast(null as int[])",
                        zones ? "left join contact c on c.id = case when p.by_zone = 1 then r.contact_id end" : "",
                        INSIDE);
    }

    private static void inChunks(Iterator<Standing> found, Consumer<List<Standing>> chunks) {
        while (found.hasNext()) {
            List<Standing> chunk = new ArrayList<>();
            while (found.hasNext() && chunk.size() < CHUNK) {
                chunk.add(found.next());
            }
            chunks.accept(chunk);
        }
    }

    /** Those who wait at the place; when there are more than that, so many of them, chosen by chance and always the same. */
    List<Standing> waiting(Inside inside, Occupied place, int most) {
        List<Standing> found = jdbi.withHandle(h -> h.createQuery(ONE
                        + """
                        where r.tenant_id = :tenant and r.campaign_id = :campaign
                          and r.version_id = :at and r.node_no = :node
                          and %s order by hashint8(r.contact_id), r.contact_id, r.entry limit :most
                        """
                                .formatted(WAITS))
                .bind("tenant", inside.tenant())
                .bind("campaign", inside.campaign())
                .bind("at", place.versionId())
                .bind("node", place.nodeNo())
                .bind("most", most)
                .map((row, context) -> standing(row))
                .list());
        return withMessages(found);
    }

    /**
     * Of those inside, by contact and entry, who may have to stay: who stands at one of the places, is about to end, or has a message
     * from one of the senders.
     *
     * @param after begins after those
     */
    List<Standing> doubtful(Doubt doubt, Cursor after, int limit) {
        List<Standing> found = jdbi.withHandle(h -> {
            Query query = h.createQuery(
                    ONE + "where " + INSIDE
                            + """
                     and (r.contact_id, r.entry) > (:contact, :entry)
                     and (r.signal is not null
                          or (r.version_id, r.node_no) in (
                              select * from unnest(:hopelessVersions, :hopelessNodes) p (version_id, node_no))
                          or cardinality(:senders) > 0 and exists (
                              select 1 from message m where m.run_id = r.id and m.node_no = any(:senders)))
                    order by r.contact_id, r.entry limit :limit
                    """);
            SqlArrays.of(query, doubt.places())
                    .longs("hopelessVersions", Occupied::versionId)
                    .ints("hopelessNodes", Occupied::nodeNo);
            return query.bind("tenant", doubt.inside().tenant())
                    .bind("campaign", doubt.inside().campaign())
                    .bind("version", doubt.inside().version())
                    .bindArray("senders", Integer.class, doubt.senders())
                    .bind("contact", after.contact())
                    .bind("entry", after.entry())
                    .bind("limit", limit)
                    .map((row, context) -> standing(row))
                    .list();
        });
        return withMessages(found);
    }

    private List<Standing> withMessages(List<Standing> found) {
        Map<Long, Set<Integer>> sent =
                runs.sentFrom(found.stream().map(run -> run.run().id()).toList());
        return found.stream()
                .map(run -> run.sentFrom(sent.getOrDefault(run.run().id(), Set.of())))
                .toList();
    }

    private static void places(Query query, List<AskedPlace> places) {
        SqlArrays.of(query, places)
                .longs("versions", place -> place.place().versionId())
                .ints("nodes", place -> place.place().nodeNo())
                .ints("timed", place -> place.timed() ? 1 : 0)
                .ints("byZone", place -> place.byZone() ? 1 : 0)
                .ints("oneByOne", place -> place.oneByOne() ? 1 : 0)
                .ints("messages", place -> place.messages() ? 1 : 0);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                ClaimedRun.of(row),
                RunStatus.valueOf(row.getString("status")),
                row.getInt("entry"),
                row.getString("external_id"),
                numbers(row.getArray("sent")),
                row.getLong("people"));
    }

    private static Set<Integer> numbers(Array array) throws SQLException {
        return array == null ? Set.of() : Set.of((Integer[]) array.getArray());
    }

    /**
     * Whom to look at for those who shall move and cannot.
     *
     * @param places from which nobody can go
     * @param senders whose messages may keep a run where it is
     */
    record Doubt(Inside inside, List<Occupied> places, Set<Integer> senders) {}

    /** Those inside a tenant's campaign on versions older than one. */
    record Inside(int tenant, long campaign, long version) {}
}
