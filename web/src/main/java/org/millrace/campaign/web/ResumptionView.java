package org.millrace.campaign.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.millrace.analytics.CampaignProgress;
import org.millrace.analytics.CampaignReports;
import org.millrace.campaign.CampaignLife;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.Campaigns;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.CatchUpRule;
import org.millrace.platform.IfMatch;
import org.millrace.platform.web.Asked;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Here;
import org.millrace.platform.web.Words;
import org.millrace.run.mass.CatchUpPreview;
import org.millrace.run.mass.Resumptions;

/** The dialog in which a campaign is resumed: after a freeze with a rule for what fell due meanwhile, each with its counts. */
@Named("resumption")
@ViewScoped
public class ResumptionView implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignLife life;

    @Inject
    private CampaignReports reports;

    @Inject
    private Resumptions resumptions;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    @Inject
    private Here here;

    private Long id;
    private String name;
    private boolean frozen;
    private CatchUpRule rule;
    private int spreadHours;
    private int skipHours;
    private transient List<Option> options;

    public void ask() {
        CampaignSnapshot campaign = campaigns.get(Asked.number("id"));
        id = campaign.id();
        name = campaign.name();
        frozen = campaign.status() == CampaignStatus.FROZEN;
        rule = CatchUpRule.NOW;
        spreadHours = 24;
        skipHours = 48;
        options = null;
    }

    public boolean isAsked() {
        return id != null;
    }

    public boolean isFrozen() {
        return frozen;
    }

    public String getTitle() {
        return words.of("campaign.act.RESUME.title", name);
    }

    /** What a resumption after a pause does. */
    public List<String> getEffects() {
        CampaignProgress progress =
                reports.progress(Set.of(id)).getOrDefault(id, new CampaignProgress(id, 0, 0, 0, 0, 0));
        return List.of(
                words.of("campaign.act.RESUME.effect.entries"),
                words.of("campaign.act.RESUME.effect.inside", progress.live()));
    }

    /** The rules with what each would do at this moment. */
    public List<Option> getOptions() {
        if (options == null) {
            options = Arrays.stream(CatchUpRule.values()).map(this::option).toList();
        }
        return options;
    }

    private Option option(CatchUpRule of) {
        CatchUpPreview preview = resumptions.preview(id, catchUp(of));
        CatchUpPreview.Effect runs = preview.runs();
        CatchUpPreview.Effect messages = preview.messages();
        String key = "resume." + of + ".effect";
        String effect =
                switch (of) {
                    case NOW -> words.of(key, runs.atOnce(), messages.atOnce());
                    case SPREAD -> words.of(key, runs.spread(), messages.spread(), spreadHours);
                    case SKIP_OLDER ->
                        words.of(key, runs.skipped(), messages.skipped(), runs.atOnce() + messages.atOnce());
                    case RETIME -> words.of(key, runs.retimed(), messages.retimed(), hours(preview));
                };
        return new Option(of, effect);
    }

    private static long hours(CatchUpPreview preview) {
        return Math.max(
                1, Math.round(Duration.between(preview.frozenAt(), preview.at()).toMinutes() / 60.0));
    }

    private CatchUp catchUp(CatchUpRule of) {
        return switch (of) {
            case SPREAD -> new CatchUp(of, Duration.ofHours(spreadHours));
            case SKIP_OLDER -> new CatchUp(of, Duration.ofHours(skipHours));
            case NOW, RETIME -> new CatchUp(of, null);
        };
    }

    /** The counts again, for other hours. */
    public void count() {
        choose();
        options = null;
    }

    public void confirm() {
        choose();
        boolean done =
                attempt.to("resumeForm", () -> life.resume(id, IfMatch.any(), frozen ? catchUp(rule) : CatchUp.NOW));
        if (done) {
            words.tell("campaign.act.RESUME.done");
            here.again();
        }
    }

    private void choose() {
        CatchUpRule chosen = Asked.word("rule", CatchUpRule.class);
        rule = chosen == null ? rule : chosen;
    }

    public CatchUpRule getRule() {
        return rule;
    }

    public int getSpreadHours() {
        return spreadHours;
    }

    public void setSpreadHours(int spreadHours) {
        this.spreadHours = spreadHours;
    }

    public int getSkipHours() {
        return skipHours;
    }

    public void setSkipHours(int skipHours) {
        this.skipHours = skipHours;
    }

    /** A rule, and what it would do. */
    public record Option(CatchUpRule rule, String effect) {}
}
