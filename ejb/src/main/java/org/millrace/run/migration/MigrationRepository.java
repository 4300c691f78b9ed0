package org.millrace.run.migration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Takes a chunk of a campaign's runs to another version with one statement. */
@Dependent
class MigrationRepository {

    private static final String OLDER =
            """
            tenant_id = :tenant and campaign_id = :campaign and contact_id > :after
              and status in ('WAITING', 'FROZEN', 'INCIDENT') and version_id < :version
            """;

    private final Jdbi jdbi;

    @Inject
    MigrationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The contact that is the last of the next chunk: all runs of a contact are in one chunk. */
    Optional<Long> lastContact(VersionMove move, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("select max(contact_id) from (select contact_id from run where "
                        + OLDER + " order by contact_id limit :limit) chunk")
                .bind("tenant", move.tenant())
                .bind("campaign", move.campaignId())
                .bind("version", move.versionId())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .findOne());
    }

    /** Locks the chunk's runs and says which older versions they are on. */
    Set<Long> lockVersions(VersionMove move, long after, long last) {
        return jdbi.withHandle(h -> h.createQuery("with locked as (select version_id from run where " + OLDER
                        + " and contact_id <= :last order by contact_id, id for update)"
                        + " select distinct version_id from locked")
                .bind("tenant", move.tenant())
                .bind("campaign", move.campaignId())
                .bind("version", move.versionId())
                .bind("after", after)
                .bind("last", last)
                .mapTo(Long.class)
                .set());
    }

    /**
     * Moves those who can: status, arrival and visit stay; whoever waits is due at once, so that the new version's node says anew
     * until when. A run that is about to end by an interrupt ends on its own version. A signal is for the node that it was given to.
     */
    List<Group> move(VersionMove move, Collection<MovePlan> plans, long after, long last, Instant now) {
        List<Passage> passages = plans.stream()
                .flatMap(plan -> plan.ways().stream().map(way -> new Passage(plan, way)))
                .toList();
        List<Spent> spent = passages.stream()
                .flatMap(passage -> passage.way().spent().stream().map(node -> new Spent(passage, node)))
                .toList();
        return jdbi.withHandle(h -> {
            var query = h.createQuery(
                    """
                    with way as (
                        select * from unnest(:versions, :froms, :tos, :reasons) w (version_id, from_no, to_no, reason)),
                    spent as (
                        select * from unnest(:spentVersions, :spentFroms, :spentNodes) s (version_id, from_no, node_no)),
                    chosen as (
                        select r.id, w.version_id, w.from_no, w.to_no, w.reason
                        from run r join way w on w.version_id = r.version_id and w.from_no = r.node_no
                        where r.tenant_id = :tenant and r.campaign_id = :campaign and r.contact_id > :after and r.contact_id <= :last
                          and r.status in ('WAITING', 'FROZEN', 'INCIDENT') and r.version_id < :version
                          and (r.signal is null or r.signal <> 'unsubscribed' and not starts_with(r.signal, 'interrupt:'))
                          and not exists (select 1 from message m
                                          join spent s on s.node_no = m.node_no
                                          where m.run_id = r.id and s.version_id = w.version_id and s.from_no = w.from_no)),
                    changed as (
                        update run r
                        set version_id = :version, node_no = c.to_no,
                            due_at = case when r.status <> 'INCIDENT' and r.waiting_for is not null
                                          then cast(:now as timestamptz) else r.due_at end,
                            signal = case when c.to_no = c.from_no then r.signal end,
                            version = r.version + 1
                        from chosen c where r.id = c.id
                        returning r.id, c.version_id, c.from_no, c.to_no, c.reason, r.visit, r.variant),
                    trail as (
                        insert into step_page (tenant_id, run_id, visit, at, nodes, outcome, reason)
                        select :tenant, id, visit, :now, array[from_no], 'MIGRATED', reason from changed)
                    select version_id, from_no, to_no, variant, count(*) as n
                    from changed group by version_id, from_no, to_no, variant
                    """);
            array(query, "versions", Long.class, passages, Passage::version);
            array(query, "froms", Integer.class, passages, passage -> passage.way()
                    .from());
            array(query, "tos", Integer.class, passages, passage -> passage.way()
                    .to());
            array(query, "reasons", String.class, passages, passage -> passage.plan()
                    .reason(passage.way()));
            array(query, "spentVersions", Long.class, spent, one -> one.on().version());
            array(query, "spentFroms", Integer.class, spent, one -> one.on()
                    .way()
                    .from());
            array(query, "spentNodes", Integer.class, spent, Spent::node);
            return query.bind("campaign", move.campaignId())
                    .bind("tenant", move.tenant())
                    .bind("version", move.versionId())
                    .bind("after", after)
                    .bind("last", last)
                    .bind("now", now)
                    .map((row, context) -> Group.of(row))
                    .list();
        });
    }

    /** The numbers of the nodes that the runs have messages from. */
    Map<Long, Set<Integer>> sentFrom(Collection<Long> runIds) {
        return jdbi.withHandle(h -> h
                .createQuery("select distinct run_id, node_no from message where run_id = any(:runs)")
                .bindArray("runs", Long.class, runIds)
                .map((row, context) -> Map.entry(row.getLong("run_id"), row.getInt("node_no")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet()))));
    }

    private static <T, V> void array(
            SqlStatement<?> statement, String name, Class<V> type, List<T> rows, Function<T, V> value) {
        statement.bindArray(name, type, rows.stream().map(value).toList().toArray());
    }

    private record Passage(MovePlan plan, MovePlan.Way way) {

        long version() {
            return plan.fromVersion();
        }
    }

    private record Spent(Passage on, int node) {}

    /** Runs that went the same way. */
    record Group(long fromVersion, int from, int to, String variant, long n) {

        static Group of(ResultSet row) throws SQLException {
            return new Group(
                    row.getLong("version_id"),
                    row.getInt("from_no"),
                    row.getInt("to_no"),
                    row.getString("variant"),
                    row.getLong("n"));
        }
    }
}
