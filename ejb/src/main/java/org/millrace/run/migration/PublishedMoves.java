package org.millrace.run.migration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.millrace.campaign.CampaignStates;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowPublished;
import org.millrace.workflow.WorkflowVersions;

/** Turns the choices of a publication into decisions, in its transaction. */
@Dependent
class PublishedMoves {

    private final VersionMoveRepository decisions;
    private final CampaignStates campaigns;
    private final WorkflowVersions versions;
    private final Event<MigrationAsked> news;

    @Inject
    PublishedMoves(
            VersionMoveRepository decisions,
            CampaignStates campaigns,
            WorkflowVersions versions,
            Event<MigrationAsked> news) {
        this.decisions = decisions;
        this.campaigns = campaigns;
        this.versions = versions;
        this.news = news;
    }

    /** No enrolment and no batch of the campaigns is under way while this transaction ends: whoever enters after it is on the new version. */
    void published(@Observes WorkflowPublished published) {
        if (published.choices().isEmpty()) {
            return;
        }
        new ChoiceCheck(
                        versions.graph(published.versionId()),
                        decisions.nodeIds(published.tenant(), published.workflowId()))
                .check(published.choices(), decisions.campaigns(published.tenant(), published.workflowId()));
        campaigns.lockedAlone(
                published.choices().stream().map(PublishChoice::campaign).toList());
        published.choices().forEach(choice -> decide(published, choice));
    }

    private void decide(WorkflowPublished published, PublishChoice choice) {
        long decision = decisions.decide(published, choice);
        if (choice.choice() == VersionChoice.MOVE_NOW) {
            news.fire(new MigrationAsked(
                    published.tenant(), choice.campaign(), decision, published.by(), published.at()));
        }
    }
}
