package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.predicate.SegmentRules;
import org.millrace.workflow.Problem;
import org.millrace.workflow.WorkflowDocument;

/** What a workflow builds on that is kept apart from it, and without which it can never work. */
@Dependent
class LaunchGround {

    private final SegmentRules segments;

    @Inject
    LaunchGround(SegmentRules segments) {
        this.segments = segments;
    }

    /** The conditions about lists and segments that there are not. */
    List<Problem> unknown(int tenant, WorkflowDocument document) {
        return new SegmentProof(document)
                .unknown(named -> segments.named(tenant, named).keySet());
    }
}
