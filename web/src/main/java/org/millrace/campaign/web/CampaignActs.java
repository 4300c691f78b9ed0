package org.millrace.campaign.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.millrace.analytics.CampaignProgress;
import org.millrace.analytics.CampaignReports;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignLife;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.SampleCampaign;
import org.millrace.platform.IfMatch;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question;
import org.millrace.platform.web.Words;

/** Asks before an act, saying what will happen to how many people, and does it. */
@Dependent
public class CampaignActs implements Serializable {

    @Inject
    private Campaigns campaigns;

    @Inject
    private CampaignLife life;

    @Inject
    private SampleCampaign samples;

    @Inject
    private CampaignReports reports;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    Question question(CampaignAct act, long id) {
        if (act == CampaignAct.ADD_SAMPLE) {
            return sample();
        }
        CampaignSnapshot campaign = campaigns.get(id);
        CampaignProgress progress =
                reports.progress(Set.of(id)).getOrDefault(id, new CampaignProgress(id, 0, 0, 0, 0, 0));
        return new Question(
                act.name(),
                id,
                words.of("campaign.act." + act + ".title", campaign.name()),
                effects(act, campaign, progress),
                words.of("campaign.act." + act),
                act.grave());
    }

    private Question sample() {
        String key = "campaign.act.ADD_SAMPLE";
        return new Question(
                CampaignAct.ADD_SAMPLE.name(),
                0,
                words.of(key + ".title"),
                List.of(words.of(key + ".effect.made"), words.of(key + ".effect.sent")),
                words.of(key),
                false);
    }

    private List<String> effects(CampaignAct act, CampaignSnapshot campaign, CampaignProgress progress) {
        String key = "campaign.act." + act + ".effect.";
        String audience = audience(campaign);
        return switch (act) {
            case ACTIVATE ->
                List.of(
                        words.of(key + "enter", audience),
                        words.of(key + "walk", campaign.workflow().name()));
            case RUN_NOW -> List.of(words.of(key + "enter", audience), words.of(key + "once", progress.entered()));
            case DUPLICATE -> List.of(words.of(key + "copied"), words.of(key + "left"));
            case REMOVE_SAMPLE -> List.of(words.of(key + "gone"));
            case UNSCHEDULE -> List.of(words.of(key + "draft"));
            default -> List.of(words.of(key + "entries"), words.of(key + "inside", progress.live()));
        };
    }

    private String audience(CampaignSnapshot campaign) {
        return campaign.audience().kind() == AudienceKind.SEGMENT
                ? words.of("campaign.audience.named", campaign.audience().name())
                : words.of("campaign.audience." + campaign.audience().kind());
    }

    /** @return where to go on; null when it was refused */
    String confirmed(Question question, String here) {
        CampaignAct act = CampaignAct.valueOf(question.act());
        long id = question.id();
        if (act == CampaignAct.DUPLICATE) {
            return duplicated(id);
        }
        if (!attempt.to(() -> perform(act, id))) {
            return null;
        }
        words.tell("campaign.act." + act + ".done");
        return act == CampaignAct.REMOVE_SAMPLE ? "campaigns?faces-redirect=true" : here;
    }

    private String duplicated(long id) {
        long[] copy = new long[1];
        if (!attempt.to(() -> copy[0] = campaigns.duplicate(id).id())) {
            return null;
        }
        words.tell("campaign.act.DUPLICATE.done");
        return "campaign?faces-redirect=true&id=" + copy[0];
    }

    private void perform(CampaignAct act, long id) {
        IfMatch seen = IfMatch.any();
        switch (act) {
            case ACTIVATE -> life.activate(id, seen);
            case UNSCHEDULE -> life.unschedule(id, seen);
            case RESUME -> life.resume(id, seen, CatchUp.NOW);
            case STOP -> life.stop(id, seen, null);
            case RUN_NOW -> life.runNow(id, seen);
            case PAUSE -> life.pauseEntries(id, seen);
            case FREEZE -> life.freeze(id, seen);
            case COMPLETE -> life.complete(id, seen);
            case ARCHIVE -> life.archive(id, seen);
            case DUPLICATE -> campaigns.duplicate(id);
            case ADD_SAMPLE -> samples.add();
            case REMOVE_SAMPLE -> samples.remove();
        }
    }
}
