package org.millrace.run.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Violation;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.VersionGraph;

/** Whether choices name campaigns of the workflow, each once, and nodes that there are. */
final class ChoiceCheck {

    private final VersionGraph target;
    private final Set<String> everPublished;
    private final List<Violation> violations = new ArrayList<>();

    /** @param everPublished the ids of all nodes that any version of the workflow has */
    ChoiceCheck(VersionGraph target, Set<String> everPublished) {
        this.target = target;
        this.everPublished = everPublished;
    }

    /** @throws InvalidInput with all that is wrong */
    void check(List<PublishChoice> choices, List<VersionMoveRepository.BoundCampaign> bound) {
        Set<Long> known =
                bound.stream().map(VersionMoveRepository.BoundCampaign::id).collect(Collectors.toSet());
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            PublishChoice choice = choices.get(i);
            String at = "campaigns[" + i + "]";
            if (!known.contains(choice.campaign())) {
                violations.add(new Violation(
                        at + ".campaign",
                        "No campaign " + choice.campaign() + " is bound to this workflow.",
                        "Leave it out, or name another."));
            } else if (!seen.add(choice.campaign())) {
                violations.add(
                        new Violation(at + ".campaign", "This campaign is named twice.", "Keep one of the two."));
            }
            choice.mapping().entrySet().forEach(entry -> node(at + ".mapping", entry));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }

    private void node(String at, Map.Entry<String, String> entry) {
        if (!everPublished.contains(entry.getKey())) {
            violations.add(new Violation(
                    at,
                    "No version of this workflow has a node \"" + entry.getKey() + "\".",
                    "Name a node of an older version on the left."));
        }
        if (entry.getValue() != null && target.numberOf(entry.getValue()).isEmpty()) {
            violations.add(new Violation(
                    at,
                    "The new version has no node \"" + entry.getValue() + "\".",
                    "Name a node of the new version on the right, or null for those who shall stay."));
        }
    }
}
