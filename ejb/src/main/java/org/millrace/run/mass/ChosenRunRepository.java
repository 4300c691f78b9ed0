package org.millrace.run.mass;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.millrace.run.RunStatus;

/** The beginning of a statement that changes a chunk of the chosen runs of a campaign, in the order of their contacts. */
final class ChosenRunRepository {

    private static final String CHOSEN =
            """
            r.tenant_id = :tenant and r.campaign_id = :campaign and r.status = any(:from)
              and (cast(:status as text) is null or r.status = :status)
              and (not :inAWait or r.waiting_for is not null)
              and (cast(:since as timestamptz) is null or r.entered_at >= :since)
              and (cast(:node as text) is null
                   or exists (select 1 from node n
                              where n.version_id = r.version_id and n.node_no = r.node_no and n.node_id = :node))
              and (cast(:segment as bigint) is null
                   or exists (select 1 from segment_member m
                              where m.segment_id = :segment and m.contact_id = r.contact_id))
            """;

    /** Ends with the list of the locked runs, {@code picked (id)}; {@code scope} holds how far the chunk reaches. */
    private static final String PICKED = "with scope as (select r.id, r.contact_id from run r where " + CHOSEN
            + """
              and r.contact_id > :after
            order by r.contact_id fetch first (:limit) rows with ties),
            picked as (
                select id from run where id in (select id from scope) and status = any(:from) order by id for update)
            """;

    private ChosenRunRepository() {}

    static Query change(Handle h, MassMove move, From from, int limit, String change) {
        RunChoice choice = move.params() == null ? RunChoice.ALL : move.params(RunChoice.class);
        return bound(h.createQuery(PICKED + change), move.tenant(), move.campaignId(), choice, from)
                .bind("after", move.lastId())
                .bind("limit", limit);
    }

    static Query count(Handle h, int tenant, long campaignId, RunChoice choice, From from) {
        return bound(h.createQuery("select count(*) from run r where " + CHOSEN), tenant, campaignId, choice, from);
    }

    private static Query bound(Query query, int tenant, long campaignId, RunChoice choice, From from) {
        return query.bind("tenant", tenant)
                .bind("campaign", campaignId)
                .bindArray(
                        "from",
                        String.class,
                        from.statuses().stream().map(Enum::name).toList())
                .bind("inAWait", from.inAWait())
                .bind("status", choice.status() == null ? null : choice.status().name())
                .bind("node", choice.node())
                .bind("since", choice.since())
                .bind("segment", choice.segmentId());
    }

    /** Which runs an act can be done with at all. */
    record From(List<RunStatus> statuses, boolean inAWait) {

        static From of(RunStatus... statuses) {
            return new From(List.of(statuses), false);
        }
    }
}
