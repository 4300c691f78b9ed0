package org.millrace.campaign.builder.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.platform.NotFound;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.MailFrames;
import org.millrace.platform.web.ShellView;
import org.millrace.platform.web.Words;
import org.millrace.trigger.Hooks;
import org.millrace.workflow.WorkflowSummary;
import org.millrace.workflow.Workflows;

/** The full-screen page of the canvas. It holds no state: the canvas keeps its own. */
@Named("builderPage")
@RequestScoped
public class BuilderView {

    /** Of the words that the canvas shows. */
    private static final List<String> PREFIXES = List.of(
            "builder.",
            "frame.way",
            "shell.theme",
            "node.",
            "predicate.",
            "wait.",
            "severity.",
            "campaignStatus.",
            "runStatus.");

    @Inject
    private Campaigns campaigns;

    @Inject
    private Workflows workflows;

    @Inject
    private Hooks hooks;

    @Inject
    private MailFrames frames;

    @Inject
    private Words words;

    @Inject
    private ShellView shell;

    private CampaignSnapshot campaign;
    private WorkflowSummary workflow;
    private Integer version;

    @PostConstruct
    void load() {
        Long id = Asked.number("campaign");
        campaign = id == null ? null : campaigns.get(id);
        workflow =
                workflows.get(campaign == null ? asked() : campaign.workflow().slug());
        Long no = Asked.number("version");
        version = no == null ? null : no.intValue();
        if (version != null) {
            workflows.export(workflow.slug(), version);
        }
    }

    private static String asked() {
        String slug = Asked.text("workflow");
        if (slug == null) {
            throw new NotFound("workflow", "");
        }
        return slug;
    }

    private boolean hooked() {
        try {
            return hooks.get(campaign.id()) != null;
        } catch (NotFound none) {
            return false;
        }
    }

    public String getName() {
        return campaign == null ? workflow.name() : campaign.name();
    }

    public String getIsland() {
        return new Island(
                        shell.getBase(),
                        shell.isMarketer(),
                        shell.getUserName(),
                        words.getZone(),
                        words.getLanguage(),
                        workflow.slug(),
                        version,
                        campaign == null
                                ? null
                                : new Island.OfCampaign(
                                        campaign.id(),
                                        campaign.name(),
                                        campaign.status().name(),
                                        hooked()),
                        shell.getSprite(),
                        frames.frame(),
                        words.patterns(PREFIXES))
                .json();
    }
}
