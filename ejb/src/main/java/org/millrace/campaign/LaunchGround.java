package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.predicate.SegmentRules;
import org.millrace.workflow.Problem;
import org.millrace.workflow.WorkflowDocument;

/** What a workflow builds on that is kept apart from it, and without which it can never work. */
@Dependent
class LaunchGround {

    /** The type of the step, and the channel that its calls leave by. */
    private static final String CALL = "webhook";

    private final SegmentRules segments;
    private final BindingTargetRepository targets;

    @Inject
    LaunchGround(SegmentRules segments, BindingTargetRepository targets) {
        this.segments = segments;
        this.targets = targets;
    }

    /** The steps whose messages could not leave: they name a provider that there is not, or that is one for something else. */
    List<Violation> withoutProvider(int tenant, WorkflowDocument document) {
        Map<String, String> channels = targets.providers(tenant);
        return document.nodes().stream()
                .filter(node -> named(node) != null && !channel(node).equals(channels.get(named(node))))
                .map(node -> new Violation(
                        "nodes[" + node.id() + "].config.provider",
                        wrong(node, channels.get(named(node))),
                        Sentence.of("Make the provider, or name another in the step and publish.")))
                .toList();
    }

    private static Sentence wrong(WorkflowDocument.Node node, String channel) {
        return channel == null
                ? Sentence.of(
                        "The step \"{0}\" sends by the provider \"{1}\", which is not there.", node.id(), named(node))
                : Sentence.of(
                        "The step \"{0}\" sends by the provider \"{1}\", which is one for {2} and not for {3}.",
                        node.id(), named(node), channel, channel(node));
    }

    /** What a trial would send is mail. */
    private static String channel(WorkflowDocument.Node node) {
        return node.type().equals(CALL) ? CALL : "email";
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
