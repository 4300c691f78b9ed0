package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** Questions of runs on PostgreSQL. */
@Dependent
class ApprovalRepository implements ApprovalStore {

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

    private static <V> void array(
            Update update, String name, Class<V> type, List<NewApproval> rows, Function<NewApproval, V> value) {
        update.bindArray(name, type, rows.stream().map(value).toList().toArray());
    }
}
