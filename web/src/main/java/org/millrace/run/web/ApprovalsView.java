package org.millrace.run.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.Sentence;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Here;
import org.millrace.platform.web.Words;
import org.millrace.run.Approval;
import org.millrace.run.ApprovalFilter;
import org.millrace.run.Approvals;

/** Questions on which runs wait for a person; of one campaign or of all. */
@Named("approvals")
@ViewScoped
public class ApprovalsView implements Serializable {

    private static final int SHOWN = 50;
    private static final int LONGEST = 1_000;

    @Inject
    private Approvals approvals;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private Here here;

    private Long campaign;
    private String campaignName;
    private boolean decided;
    private String after;
    private Long id;
    private Approval.Decision decision;
    private String contact;
    private String question;
    private String reason;
    private transient Page<Approval> page;

    @PostConstruct
    void load() {
        campaign = Asked.number("campaign");
        campaignName = campaign == null ? null : campaigns.get(campaign).name();
        decided = "true".equals(Asked.text("decided"));
        after = Asked.text("after");
    }

    private Page<Approval> page() {
        if (page == null) {
            page = approvals.list(new ApprovalFilter(campaign, null, !decided), after, SHOWN);
        }
        return page;
    }

    public List<Approval> getItems() {
        return page().items();
    }

    public String getNext() {
        return page().next().orElse(null);
    }

    public void ask() {
        Approval asked = approvals.get(Asked.number("id"));
        id = asked.id();
        contact = asked.contact();
        question = asked.question();
        decision = Asked.word("act", Approval.Decision.class);
        reason = null;
    }

    public void decide() {
        boolean done = attempt.to("decideForm", () -> {
            if (reason != null && reason.length() > LONGEST) {
                throw new InvalidInput(
                        "reason",
                        Sentence.of("is longer than {0} characters", LONGEST),
                        Sentence.of("Say it shorter."));
            }
            approvals.decide(id, decision, reason);
        });
        if (done) {
            words.tell("approvals." + decision + ".done");
            here.again();
        }
    }

    public Long getCampaign() {
        return campaign;
    }

    public String getCampaignName() {
        return campaignName;
    }

    public boolean isDecided() {
        return decided;
    }

    public Approval.Decision getDecision() {
        return decision;
    }

    public String getContact() {
        return contact;
    }

    public String getQuestion() {
        return question;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
