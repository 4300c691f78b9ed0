package org.millrace.run.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
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
                        Sentence.of("No campaign {0} is bound to this workflow.", choice.campaign()),
                        Sentence.of("Leave it out, or name another.")));
            } else if (!seen.add(choice.campaign())) {
                violations.add(new Violation(
                        at + ".campaign",
                        Sentence.of("This campaign is named twice."),
                        Sentence.of("Keep one of the two.")));
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
                    Sentence.of("No version of this workflow has a node \"{0}\".", entry.getKey()),
                    Sentence.of("Name a node of an older version on the left.")));
        }
        if (entry.getValue() != null && target.numberOf(entry.getValue()).isEmpty()) {
            violations.add(new Violation(
                    at,
                    Sentence.of("The new version has no node \"{0}\".", entry.getValue()),
                    Sentence.of("Name a node of the new version on the right, or null for those who shall stay.")));
        }
    }
}
