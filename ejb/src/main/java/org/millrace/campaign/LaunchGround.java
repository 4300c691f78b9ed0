package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.predicate.SegmentRules;
import org.millrace.workflow.Problem;
import org.millrace.workflow.WorkflowDocument;

/** What a workflow builds on that is kept apart from it, and without which it can never work. */
@Dependent
class LaunchGround {

    private final SegmentRules segments;
    private final CampaignQueryRepository queries;

    @Inject
    LaunchGround(SegmentRules segments, CampaignQueryRepository queries) {
        this.segments = segments;
        this.queries = queries;
    }

    /** The steps whose messages could not leave: they name a provider that there is not. */
    List<Violation> withoutProvider(int tenant, WorkflowDocument document) {
        Set<String> known = queries.providers(tenant);
        return document.nodes().stream()
                .filter(node -> named(node) != null && !known.contains(named(node)))
                .map(node -> new Violation(
                        "nodes[" + node.id() + "].config.provider",
                        Sentence.of(
                                "The step \"{0}\" sends by the provider \"{1}\", which is not there.",
                                node.id(), named(node)),
                        Sentence.of("Make the provider, or name another in the step and publish.")))
                .toList();
    }

    private static String named(WorkflowDocument.Node node) {
        return node.config() == null ? null : node.config().path("provider").textValue();
    }

    /** The conditions about lists and segments that there are not. */
    List<Problem> unknown(int tenant, WorkflowDocument document) {
        return new SegmentProof(document)
                .unknown(named -> segments.named(tenant, named).keySet());
    }
}
