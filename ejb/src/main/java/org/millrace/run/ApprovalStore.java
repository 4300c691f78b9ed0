package org.millrace.run;

import java.time.Instant;
import java.util.List;

/** Where the questions of runs are kept. */
public interface ApprovalStore {

    /** Once per run, node and visit. */
    void ask(List<NewApproval> approvals, Instant now);
}
