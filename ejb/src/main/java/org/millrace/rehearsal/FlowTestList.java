package org.millrace.rehearsal;

import java.util.List;

/**
 * The flow tests of a workflow.
 *
 * @param required whether the workflow may be published only when all of them pass
 */
public record FlowTestList(boolean required, List<StoredFlowTest> tests) {

    public FlowTestList {
        tests = List.copyOf(tests);
    }
}
