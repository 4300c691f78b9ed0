package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.Problem;
import org.millrace.workflow.TriggerKind;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowVersions;

/** What must be there before anybody can enter, by the campaign's type and by the triggers of its workflow. */
@Dependent
class Launch {

    private final WorkflowVersions versions;
    private final LaunchGround ground;

    @Inject
    Launch(WorkflowVersions versions, LaunchGround ground) {
        this.versions = versions;
        this.ground = ground;
    }

    /**
     * Whether the audience enters at once.
     *
     * @throws InvalidInput naming all that is missing
     */
    boolean check(int tenant, CampaignSnapshot campaign, Instant now) {
        List<Violation> missing = missing(tenant, campaign, now);
        if (!missing.isEmpty()) {
            throw new InvalidInput(missing);
        }
        return published(tenant, campaign).map(Ways::of).orElse(Ways.ANY).manual
                && campaign.type() != CampaignType.TRIGGERED
                && campaign.audience().kind() != AudienceKind.NONE;
    }

    /** All that is missing; empty when the campaign can be activated. */
    List<Violation> missing(int tenant, CampaignSnapshot campaign, Instant now) {
        List<Violation> missing = new ArrayList<>();
        Optional<CompiledWorkflow> workflow = published(tenant, campaign);
        if (workflow.isEmpty()) {
            missing.add(new Violation(
                    "workflow",
                    Sentence.of(
                            "The workflow \"{0}\" has no published version.",
                            campaign.workflow().name()),
                    Sentence.of("Publish it, then activate.")));
        }
        Ways ways = workflow.map(Ways::of).orElse(Ways.ANY);
        typed(campaign.type(), ways, missing);
        workflow.ifPresent(version -> new LaunchProof(campaign, version, missing).check(now));
        workflow.ifPresent(version -> neverWorking(tenant, campaign, version, now, missing));
        if (campaign.audience().kind() == AudienceKind.NONE && needsAudience(campaign.type(), ways)) {
            missing.add(new Violation(
                    "audience",
                    Sentence.of("No audience is chosen."),
                    Sentence.of("Choose a list, a segment or all contacts.")));
        }
        if (!campaign.audience().enabled()) {
            missing.add(new Violation(
                    "audience",
                    Sentence.of(
                            "The audience \"{0}\" is switched off: nobody would enter.",
                            campaign.audience().name()),
                    Sentence.of("Switch it on, or choose another.")));
        }
        return missing;
    }

    /** What was published when the campaign, or the segment, was another. */
    private void neverWorking(
            int tenant, CampaignSnapshot campaign, CompiledWorkflow version, Instant now, List<Violation> missing) {
        WorkflowDocument document = versions.graph(version.versionId()).document();
        ground.withoutProvider(tenant, document)
                .forEach(one -> missing.add(new Violation("workflow." + one.where(), one.what(), one.mend())));
        List<Problem> faults = new ArrayList<>(ground.unknown(tenant, document));
        if (campaign.calendar() != null) {
            faults.addAll(
                    new InCampaign(document, Optional.of(version), InCampaign.Around.of(campaign, now)).windows());
        }
        faults.forEach(fault -> missing.add(new Violation(
                "workflow." + fault.where(),
                Sentence.of("{0}: {1}", fault.code().word(), fault.what()),
                fault.mend())));
    }

    /** @throws Conflict when a person cannot have the audience enter */
    void checkRunNow(int tenant, CampaignSnapshot campaign) {
        if (!published(tenant, campaign).map(Ways::of).orElse(Ways.ANY).manual) {
            throw new Conflict(
                    Sentence.of(
                            "Run now is for campaigns whose workflow has a manual trigger. This one is entered by its schedule, its events or its webhook."));
        }
        if (campaign.audience().kind() == AudienceKind.NONE) {
            throw new Conflict(
                    Sentence.of("The campaign has no audience that could enter. Its contacts enter one by one."));
        }
    }

    private Optional<CompiledWorkflow> published(int tenant, CampaignSnapshot campaign) {
        return versions.current(tenant, campaign.workflow().id()).map(version -> versions.compiled(version.id()));
    }

    private static void typed(CampaignType type, Ways ways, List<Violation> missing) {
        if (type == CampaignType.TRIGGERED && !ways.single) {
            missing.add(new Violation(
                    "type",
                    Sentence.of(
                            "A triggered campaign is entered by events or a webhook, and its workflow has no such trigger."),
                    Sentence.of("Add an event-trigger or a webhook-trigger and publish, or choose another type.")));
        }
        if (type == CampaignType.BROADCAST && !ways.audience()) {
            missing.add(new Violation(
                    "type",
                    Sentence.of(
                            "A broadcast goes to an audience, and its workflow has no trigger at which one enters."),
                    Sentence.of(
                            "Add a manual-trigger or a schedule-trigger and publish, or choose the type TRIGGERED.")));
        }
        if (type == CampaignType.AB_TEST && !ways.experiment) {
            missing.add(new Violation(
                    "type",
                    Sentence.of("An A/B test compares arms, and its workflow has no split that is an experiment."),
                    Sentence.of("Set experiment on a split and publish, or choose another type.")));
        }
    }

    /** Where every way in is for single contacts, it can do without; a schedule without an audience would let nobody in. */
    private static boolean needsAudience(CampaignType type, Ways ways) {
        return type == CampaignType.BROADCAST || !ways.single || ways.schedule;
    }

    /** How a workflow can be entered. */
    private record Ways(boolean manual, boolean schedule, boolean single, boolean experiment) {

        /** Where nothing is published: only what does not depend on the workflow is told. */
        private static final Ways ANY = new Ways(true, false, true, true);

        private static Ways of(CompiledWorkflow workflow) {
            return new Ways(
                    !workflow.starts(TriggerKind.MANUAL).isEmpty(),
                    !workflow.starts(TriggerKind.SCHEDULE).isEmpty(),
                    !workflow.starts(TriggerKind.EVENT).isEmpty()
                            || !workflow.starts(TriggerKind.WEBHOOK).isEmpty(),
                    workflow.nodes().stream().anyMatch(Ways::compares));
        }

        private static <C extends Record> boolean compares(CompiledNode<C> node) {
            return node.type().experiment(node.configuration()).isPresent();
        }

        private boolean audience() {
            return manual || schedule;
        }
    }
}
