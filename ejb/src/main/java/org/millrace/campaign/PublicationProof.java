package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.workflow.Problem;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowPublished;
import org.millrace.workflow.WorkflowVersions;

/** Refuses a publication that could never work beside what stands around it, in its transaction: nothing is published then. */
@Dependent
class PublicationProof {

    private final WorkflowVersions versions;
    private final CampaignQueryRepository campaigns;
    private final LaunchGround ground;
    private final Clock clock;

    @Inject
    PublicationProof(WorkflowVersions versions, CampaignQueryRepository campaigns, LaunchGround ground, Clock clock) {
        this.versions = versions;
        this.campaigns = campaigns;
        this.ground = ground;
        this.clock = clock;
    }

    /** @throws InvalidInput naming segments and providers that there are not, and sends that a live campaign never lets out */
    void published(@Observes WorkflowPublished news) {
        WorkflowDocument document = versions.graph(news.versionId()).document();
        List<Problem> faults = new ArrayList<>(ground.unknown(news.tenant(), document));
        campaigns.liveWithCalendar(news.tenant(), news.workflowId()).stream()
                .flatMap(id -> campaigns.find(news.tenant(), id).stream())
                .map(campaign -> InCampaign.Around.of(campaign, clock.instant()))
                .forEach(around -> faults.addAll(new InCampaign(document, Optional.empty(), around).windows()));
        List<Violation> refused = new ArrayList<>(ground.withoutProvider(news.tenant(), document));
        faults.forEach(fault -> refused.add(new Violation(
                fault.where(), Sentence.of("{0}: {1}", fault.code().word(), fault.what()), fault.mend())));
        if (!refused.isEmpty()) {
            throw new InvalidInput(refused);
        }
    }
}
