package org.millrace.run.migration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignTerms;
import org.millrace.run.StepRunner;
import org.millrace.workflow.Alike;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.ProposedVersion;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowVersions;

/** What becomes of those inside one campaign; one plan per older version, made when the first run on it is seen. */
final class Foresights {

    private final ProposedVersion proposed;
    private final PublishChoice choice;
    private final WorkflowVersions versions;
    private final Asking asking;
    private final Map<Long, MovePlan> plans = new HashMap<>();

    Foresights(ProposedVersion proposed, PublishChoice choice, WorkflowVersions versions, Asking asking) {
        this.proposed = proposed;
        this.choice = choice;
        this.versions = versions;
        this.asking = asking;
    }

    List<Verdict> of(List<Standing> runs) {
        return runs.stream().collect(Collectors.groupingBy(run -> run.run().versionId())).entrySet().stream()
                .flatMap(ofVersion -> foresight(ofVersion.getKey()).of(ofVersion.getValue()).stream())
                .toList();
    }

    /** What has to be known of those at each place. @param senders the nodes that have made messages */
    List<AskedPlace> asked(List<Occupied> occupied, Set<Integer> senders) {
        return occupied.stream()
                .map(place -> new AskedPlace(
                        place, alike(place), foresight(place.versionId()).keptBy(place.nodeNo(), senders)))
                .toList();
    }

    private Optional<Alike> alike(Occupied place) {
        return choice.choice() != VersionChoice.MOVE_NOW || place.waiting() == 0
                ? Optional.empty()
                : plan(place.versionId())
                        .from(place.nodeNo())
                        .map(way -> alike(proposed.graph().compiled().node(way.to())));
    }

    private static <C extends Record> Alike alike(CompiledNode<C> node) {
        return node.type().alike(node.configuration());
    }

    /** Places from which nobody can go. */
    List<Occupied> hopeless(List<Occupied> occupied) {
        return occupied.stream()
                .filter(place -> foresight(place.versionId()).hopeless(place.nodeNo()))
                .toList();
    }

    private Foresight foresight(long version) {
        return new Foresight(choice.choice(), plan(version), asking.steps(), asking.terms(), asking.now());
    }

    MovePlan plan(long version) {
        return plans.computeIfAbsent(
                version, id -> new MovePlan(versions.graph(id), proposed.graph(), choice.mapping()));
    }

    UnmappedRun unmapped(Verdict verdict) {
        Standing standing = verdict.standing();
        MovePlan plan = plan(standing.run().versionId());
        return new UnmappedRun(
                standing.run().id(),
                standing.contact(),
                plan.fromNo(),
                plan.nodeId(standing.run().nodeNo()),
                verdict.reason());
    }

    /** How nodes are asked. */
    record Asking(StepRunner steps, Map<Long, CampaignTerms> terms, Instant now) {}
}
