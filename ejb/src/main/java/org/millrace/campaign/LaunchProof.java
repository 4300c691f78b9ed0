package org.millrace.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.workflow.Code;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Interrupt;

/** What can be said against a workflow only when its campaign is known: goals that there are not, nodes that lie past its end. */
final class LaunchProof {

    private final CampaignSnapshot campaign;
    private final CompiledWorkflow workflow;
    private final List<Violation> violations;

    LaunchProof(CampaignSnapshot campaign, CompiledWorkflow workflow, List<Violation> violations) {
        this.campaign = campaign;
        this.workflow = workflow;
        this.violations = violations;
    }

    void check(Instant now) {
        goals();
        if (campaign.endsAt() != null) {
            Instant start =
                    campaign.startsAt() == null || campaign.startsAt().isBefore(now) ? now : campaign.startsAt();
            pastTheEnd(Duration.between(start, campaign.endsAt()));
        }
    }

    private void goals() {
        Set<String> known =
                campaign.goals().stream().map(CampaignSnapshot.BoundGoal::name).collect(Collectors.toSet());
        workflow.interrupts().stream()
                .filter(interrupt -> interrupt.when().goal() != null)
                .filter(interrupt -> interrupt.when().goal().equals(Interrupt.ANY_GOAL)
                        ? known.isEmpty()
                        : !known.contains(interrupt.when().goal()))
                .forEach(interrupt -> violations.add(new Violation(
                        "workflow.interrupts[" + interrupt.no() + "].when.goal",
                        Sentence.of(
                                "{0}: the workflow ends runs at the goal \"{1}\", which the campaign does not have.",
                                Code.GOAL_UNKNOWN.word(), interrupt.when().goal()),
                        Sentence.of("Give the campaign that goal, or change the workflow."))));
    }

    /** Who enters last has the least time; a node that even the first to enter cannot reach in time is of no use. */
    private void pastTheEnd(Duration life) {
        workflow.soonest().entrySet().stream()
                .filter(reached -> reached.getValue().compareTo(life) > 0)
                .map(reached -> workflow.node(reached.getKey()))
                .min(Comparator.comparing(CompiledNode::no))
                .ifPresent(node -> violations.add(new Violation(
                        "endsAt",
                        Sentence.of(
                                "{0}: a run comes to \"{1}\" {2} after it entered at the soonest, and the campaign ends before.",
                                Code.WAIT_PAST_END.word(),
                                node.name(),
                                days(workflow.soonest().get(node.no()))),
                        Sentence.of("Let the campaign end later, or wait for a shorter time."))));
    }

    private static Sentence days(Duration duration) {
        return duration.toDays() > 0
                ? Sentence.of("{0} days", duration.toDays())
                : Sentence.of("{0} minutes", Math.max(0, duration.toMinutes()));
    }
}
