package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.millrace.platform.Caller;

/** Questions of runs on PostgreSQL. */
@Dependent
class ApprovalRepository implements ApprovalStore {

    /** Whether run {@code r} still waits for the answer to {@code a}. */
    private static final String AWAITED =
            """
            a.decision is null and r.waiting_for = 'APPROVAL' and r.status in ('WAITING', 'FROZEN') and r.node_no = a.node_no
            and r.visit = a.visit
            """;

    private static final String SELECT =
            """
            select a.id, a.campaign_id, p.name as campaign, a.run_id, c.external_id as contact, n.node_id as node, a.question,
                   a.assignee, a.asked_at, a.deadline, (%s) is true as open, a.decision, a.decided_at,
                   a.decided_by, a.comment
            from approval a
            join run r on r.id = a.run_id
            join campaign p on p.id = a.campaign_id
            left join contact c on c.id = a.contact_id
            left join node n on n.version_id = r.version_id and n.node_no = a.node_no
            """
                    .formatted(AWAITED);

    private final Jdbi jdbi;

    @Inject
    ApprovalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void ask(List<NewApproval> approvals, Instant now) {
        jdbi.useHandle(h -> {
            Update insert = h.createUpdate(
                    """
                    insert into approval (tenant_id, campaign_id, run_id, contact_id, node_no, visit, question, assignee,
                                          deadline, asked_at)
                    select a.*, cast(:now as timestamptz)
                    from unnest(:tenants, :campaigns, :runs, :contacts, :nodeNos, :visits, :questions, :assignees,
                                :deadlines) a
                    on conflict (run_id, node_no, visit) do nothing
                    """);
            array(insert, "tenants", Integer.class, approvals, NewApproval::tenant);
            array(insert, "campaigns", Long.class, approvals, NewApproval::campaignId);
            array(insert, "runs", Long.class, approvals, NewApproval::runId);
            array(insert, "contacts", Long.class, approvals, NewApproval::contactId);
            array(insert, "nodeNos", Integer.class, approvals, NewApproval::nodeNo);
            array(insert, "visits", Integer.class, approvals, NewApproval::visit);
            array(insert, "questions", String.class, approvals, NewApproval::question);
            array(insert, "assignees", String.class, approvals, NewApproval::assignee);
            array(insert, "deadlines", Instant.class, approvals, NewApproval::deadline);
            insert.bind("now", now).execute();
        });
    }

    /** What waits, in the order in which it was asked. */
    List<Approval> open(int tenant, ApprovalFilter filter, long after, int limit) {
        return list(tenant, filter, "(%s) and a.id > :from order by a.id".formatted(AWAITED), after, limit);
    }

    /** What does not wait, or not any more, the last asked first. */
    List<Approval> closed(int tenant, ApprovalFilter filter, long before, int limit) {
        String part = "(%s) is not true and a.id < :from order by a.id desc".formatted(AWAITED);
        return list(tenant, filter, part, before, limit);
    }

    private List<Approval> list(int tenant, ApprovalFilter filter, String part, long from, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT
                        + """
                        where a.tenant_id = :tenant
                          and (cast(:campaign as bigint) is null or a.campaign_id = :campaign)
                          and (cast(:assignee as text) is null or a.assignee = :assignee)
                          and %s limit :limit
                        """
                                .formatted(part))
                .bind("tenant", tenant)
                .bind("from", from)
                .bind("campaign", filter.campaignId())
                .bind("assignee", filter.assignee())
                .bind("limit", limit)
                .map(ConstructorMapper.of(Approval.class))
                .list());
    }

    Optional<Approval> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "where a.tenant_id = :tenant and a.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(Approval.class))
                .findOne());
    }

    /** Wakes the run with the answer, under its row lock. @return false when it does not wait for it any more */
    boolean answer(int tenant, long id, Approval.Decision decision, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate(
                                """
                                update run r
                                set signal = case when r.signal like 'interrupt:%' or r.signal = 'unsubscribed'
                                                  then r.signal else :signal end,
                                    due_at = :now, version = r.version + 1
                                from approval a
                                where a.tenant_id = :tenant and a.id = :id
                                  and r.id = a.run_id and """
                                        + " " + AWAITED)
                        .bind("signal", decision.signal())
                        .bind("now", now)
                        .bind("tenant", tenant)
                        .bind("id", id)
                        .execute())
                == 1;
    }

    void decided(Caller by, long id, Approval.Decision decision, String comment, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update approval set decision = :decision, decided_by = :by, comment = :comment, decided_at = :now
                        where tenant_id = :tenant and id = :id
                        """)
                .bind("tenant", by.tenant())
                .bind("decision", decision.name())
                .bind("by", by.name())
                .bind("comment", comment)
                .bind("now", now)
                .bind("id", id)
                .execute());
    }

    private static <V> void array(
            Update update, String name, Class<V> type, List<NewApproval> rows, Function<NewApproval, V> value) {
        update.bindArray(name, type, rows.stream().map(value).toList().toArray());
    }
}
