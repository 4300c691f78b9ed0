package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;

/** Questions on which runs wait, and the answers of people. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Approvals {

    private final ApprovalRepository approvals;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    protected Approvals() {
        this(null, null, null, null);
    }

    @Inject
    Approvals(ApprovalRepository approvals, AuditTrail audit, CallerContext callers, Clock clock) {
        this.approvals = approvals;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** @param after the cursor of the page before, null for the first */
    public Page<Approval> list(ApprovalFilter filter, String after, int limit) {
        long from = new PageRequest(limit, after).afterId();
        List<Approval> rows = approvals.list(callers.tenant(), filter, from, limit + 1);
        return Page.of(rows, limit, row -> Long.toString(row.id()));
    }

    public Approval get(long id) {
        return approvals.find(callers.tenant(), id).orElseThrow(() -> new NotFound("approval", id));
    }

    /**
     * The run goes on at once, by the port of the answer.
     *
     * @param comment may be null
     * @throws ApprovalClosed when the run does not wait for it any more
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Approval decide(long id, Approval.Decision decision, String comment) {
        Caller caller = callers.caller();
        Instant now = clock.instant();
        Approval before = get(id);
        if (!approvals.answer(caller.tenant(), id, decision, now)) {
            throw new ApprovalClosed(id);
        }
        approvals.decided(caller, id, decision, comment, now);
        Approval after = get(id);
        audit.record(caller, "approval.decided", new AuditTrail.Subject("approval", id), before, after);
        return after;
    }
}
