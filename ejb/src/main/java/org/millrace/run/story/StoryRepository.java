package org.millrace.run.story;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.millrace.campaign.CampaignStatus;
import org.millrace.platform.Database;
import org.millrace.platform.Json;
import org.millrace.run.RunStatus;

/** Reads stories: of every table the newest few after the place, by the index of the contact, then the newest of those. */
@Dependent
class StoryRepository {

    private static final List<Source> SOURCES = List.of(
            new Source(
                    StoryKind.EVENT,
                    1,
                    "x.occurred_at",
                    "event x",
                    "x.name, case when x.machine then 'MACHINE' end, x.source," + " x.campaign_id, null::bigint"),
            new Source(
                    StoryKind.MESSAGE,
                    2,
                    "coalesce(x.sent_at, x.created_at)",
                    "message x",
                    "x.subject, x.state, x.address," + " x.campaign_id, x.run_id"),
            new Source(StoryKind.RUN, 3, "x.entered_at", "run x", "'ENTERED', null, null, x.campaign_id, x.id"),
            new Source(
                    StoryKind.RUN, 4, "x.finished_at", "run x", "'ENDED', x.status, x.exit_kind, x.campaign_id, x.id"),
            new Source(
                    StoryKind.CONSENT,
                    5,
                    "x.at",
                    "consent_log x",
                    "x.channel || ' ' || x.topic, x.state, x.source," + " null::bigint, null::bigint"),
            new Source(
                    StoryKind.SCORE,
                    6,
                    "x.at",
                    "contact_score_log x",
                    "x.criterion, x.points::text, x.score::text," + " null::bigint, null::bigint"),
            new Source(
                    StoryKind.CHANGE,
                    7,
                    "x.at",
                    "audit x",
                    "x.action, null, x.actor, null::bigint, null::bigint",
                    "x.subject_type = 'contact' and x.subject_id = cast(:contact as text) and x.action in ('contact.created',"
                            + " 'contact.updated', 'contact.tagged', 'contact.untagged', 'contact.suppressed',"
                            + " 'contact.suppression-lifted')"));

    private final Jdbi jdbi;

    @Inject
    StoryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param kinds at least one */
    List<Placed> page(int tenant, long contact, Set<StoryKind> kinds, StoryPlace after, int limit) {
        String sql = SOURCES.stream()
                .filter(source -> kinds.contains(source.kind()))
                .map(Source::sql)
                .collect(Collectors.joining(
                        " union all ",
                        "select t.*, c.name as campaign, e.properties, a.before, a.after from (select * from (",
                        ") s order by at desc, rank desc, id desc limit :limit) t left join campaign c on c.id = t.campaign_id"
                                + " and c.tenant_id = :tenant left join event e on t.kind = 'EVENT' and e.id = t.id"
                                + " left join audit a on t.kind = 'CHANGE' and a.id = t.id"
                                + " order by t.at desc, t.rank desc, t.id desc"));
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("tenant", tenant)
                .bind("contact", contact)
                .bind("at", after.at())
                .bind("rank", after.rank())
                .bind("id", after.id())
                .bind("limit", limit)
                .map((row, context) -> placed(row))
                .list());
    }

    /** The newest first. */
    List<ContactRun> runs(int tenant, long contact, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select r.id, r.campaign_id, p.name as campaign, p.status as campaign_status, n.node_id as node, n.name, r.status,
                               r.due_at, r.exit_kind, r.entered_at, r.finished_at
                          from run r
                          join campaign p on p.id = r.campaign_id
                          left join node n on n.version_id = r.version_id and n.node_no = r.node_no
                         where r.contact_id = :contact and r.tenant_id = :tenant and r.id < :before
                         order by r.id desc limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("contact", contact)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> run(row))
                .list());
    }

    private static Placed placed(ResultSet row) throws SQLException {
        StoryEntry entry = new StoryEntry(
                StoryKind.valueOf(row.getString("kind")),
                row.getLong("id"),
                Database.instant(row, "at"),
                row.getString("what"),
                row.getString("state"),
                row.getString("detail"),
                row.getObject("campaign_id", Long.class),
                row.getString("campaign"),
                row.getObject("run_id", Long.class),
                properties(row));
        return new Placed(entry, new StoryPlace(entry.at(), row.getInt("rank"), entry.id()));
    }

    private static JsonNode properties(ResultSet row) throws SQLException {
        if (row.getString("kind").equals(StoryKind.CHANGE.name())) {
            return Difference.between(json(row, "before"), json(row, "after"));
        }
        return json(row, "properties");
    }

    private static JsonNode json(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : Json.tree(json);
    }

    private static ContactRun run(ResultSet row) throws SQLException {
        return new ContactRun(
                row.getLong("id"),
                row.getLong("campaign_id"),
                row.getString("campaign"),
                CampaignStatus.valueOf(row.getString("campaign_status")),
                row.getString("node"),
                row.getString("name"),
                RunStatus.valueOf(row.getString("status")),
                Database.instant(row, "due_at"),
                row.getString("exit_kind"),
                Database.instant(row, "entered_at"),
                Database.instant(row, "finished_at"));
    }

    /** An entry, and where it stands. */
    record Placed(StoryEntry entry, StoryPlace place) {}

    /** Where entries of a kind come from. @param columns what, state, detail, campaign, run */
    private record Source(StoryKind kind, int rank, String at, String table, String columns, String which) {

        Source(StoryKind kind, int rank, String at, String table, String columns) {
            this(kind, rank, at, table, columns, "x.contact_id = :contact");
        }

        String sql() {
            return "(select '" + kind + "' as kind, " + rank + " as rank, x.id, " + at + " as at, q.* from " + table
                    + " cross join lateral (select " + columns
                    + ") q (what, state, detail, campaign_id, run_id) where " + which
                    + " and x.tenant_id = :tenant and ("
                    + at + ", " + rank + ", x.id) < (:at, :rank, :id) order by " + at
                    + " desc, x.id desc limit :limit)";
        }
    }
}
