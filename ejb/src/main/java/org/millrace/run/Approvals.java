package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;

/** Questions on which runs wait, and the answers of people. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Approvals {

    /** Begins the cursor of what does not wait any more. */
    private static final String CLOSED = "closed-";

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

    /**
     * What waits comes first, the longest waiting at its head; then the rest, the last asked at its head. What is answered
     * between two pages may stand on both, and nothing is passed over.
     *
     * @param after the cursor of the page before, null for the first
     */
    public Page<Approval> list(ApprovalFilter filter, String after, int limit) {
        int wanted = Page.limit(limit) + 1;
        boolean beyondOpen = after != null && after.startsWith(CLOSED);
        List<Approval> rows = new ArrayList<>();
        if (!beyondOpen) {
            rows.addAll(approvals.open(callers.tenant(), filter, Page.after(after, 0), wanted));
        }
        if (!filter.openOnly() && rows.size() < wanted) {
            long before = beyondOpen ? Page.after(after.substring(CLOSED.length()), Long.MAX_VALUE) : Long.MAX_VALUE;
            rows.addAll(approvals.closed(callers.tenant(), filter, before, wanted - rows.size()));
        }
        return Page.of(rows, limit, row -> (row.open() ? "" : CLOSED) + row.id());
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
