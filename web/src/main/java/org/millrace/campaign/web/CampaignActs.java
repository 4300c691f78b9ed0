package org.millrace.campaign.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.analytics.CampaignProgress;
import org.millrace.analytics.CampaignReports;
import org.millrace.audience.AudienceCount;
import org.millrace.audience.AudiencePreview;
import org.millrace.audience.Audiences;
import org.millrace.campaign.AudienceKind;
import org.millrace.campaign.CampaignLife;
import org.millrace.campaign.CampaignRow;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignType;
import org.millrace.campaign.Campaigns;
import org.millrace.campaign.SampleCampaign;
import org.millrace.platform.IfMatch;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Here;
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
    private AudiencePreview audiences;

    @Inject
    private Audiences segments;

    @Inject
    private LaunchNeeds launch;

    @Inject
    private Here here;

    @Inject
    private Clock clock;

    @Inject
    private Words words;

    @Inject
    private Attempt attempt;

    Question question(CampaignAct act, long id) {
        if (act == CampaignAct.ADD_SAMPLE) {
            return sample();
        }
        CampaignSnapshot campaign = campaigns.get(id);
        return new Question(
                act.name(),
                id,
                words.of("campaign.act." + act + ".title", campaign.name()),
                effects(act, campaign),
                act == CampaignAct.ACTIVATE ? launch.of(campaign) : List.of(),
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

    private List<String> effects(CampaignAct act, CampaignSnapshot campaign) {
        String key = "campaign.act." + act + ".effect.";
        return switch (act) {
            case ACTIVATE ->
                List.of(
                        activation(key, campaign),
                        excluded(campaign),
                        words.of(key + "walk", campaign.workflow().name()));
            case RUN_NOW ->
                List.of(
                        words.of(
                                key + "enter",
                                audience(campaign),
                                count(campaign).left()),
                        excluded(campaign),
                        words.of(key + again(campaign), progress(campaign).entered()));
            case DUPLICATE -> List.of(words.of(key + "copied"), words.of(key + "left"));
            case REMOVE_SAMPLE -> List.of(words.of(key + "gone"));
            case UNSCHEDULE -> List.of(words.of(key + "draft"));
            default ->
                List.of(
                        words.of(key + "entries"),
                        words.of(key + "inside", progress(campaign).live()));
        };
    }

    private String activation(String key, CampaignSnapshot campaign) {
        CampaignRow row = campaigns.row(campaign.id());
        boolean later = row.startsAt() != null && row.startsAt().isAfter(clock.instant());
        if (row.status() == CampaignStatus.DRAFT && later) {
            return words.of(key + "later", words.at(row.startsAt()));
        }
        boolean enters =
                row.manual() && row.type() != CampaignType.TRIGGERED && row.audienceKind() != AudienceKind.NONE;
        return enters
                ? words.of(key + "enter", audience(campaign), count(campaign).left())
                : words.of(key + "triggers");
    }

    private static String again(CampaignSnapshot campaign) {
        return campaign.reentry().never() ? "once" : "again";
    }

    private CampaignProgress progress(CampaignSnapshot campaign) {
        return reports.progress(Set.of(campaign.id()))
                .getOrDefault(campaign.id(), new CampaignProgress(campaign.id(), 0, 0, 0, 0, 0));
    }

    private String excluded(CampaignSnapshot campaign) {
        List<String> exclude = campaign.audience().exclude();
        return exclude.isEmpty()
                ? words.of("campaign.excluded.nobody")
                : words.of(
                        "campaign.excluded",
                        exclude.stream().map(slug -> segments.get(slug).name()).collect(Collectors.joining(", ")),
                        count(campaign).excluded());
    }

    private AudienceCount count(CampaignSnapshot campaign) {
        boolean nobody = campaign.audience().kind() == AudienceKind.NONE
                || !campaign.audience().enabled();
        return nobody
                ? new AudienceCount(0, 0)
                : audiences.count(
                        campaign.audience().segmentId(), campaign.audience().exclude());
    }

    private String audience(CampaignSnapshot campaign) {
        return campaign.audience().kind() == AudienceKind.SEGMENT
                ? words.of("campaign.audience.named", campaign.audience().name())
                : words.of("campaign.audience." + campaign.audience().kind());
    }

    /** Goes on where the act leads to; stays where it was refused. */
    void confirmed(Question question) {
        CampaignAct act = CampaignAct.valueOf(question.act());
        long[] copy = new long[1];
        boolean done = attempt.to(() -> copy[0] = performed(act, question.id()).id());
        if (!done) {
            return;
        }
        words.tell("campaign.act." + act + ".done");
        switch (act) {
            case DUPLICATE -> here.go("/campaign?id=" + copy[0]);
            case REMOVE_SAMPLE -> here.go("/campaigns");
            default -> here.again();
        }
    }

    /** @return the campaign that there is then */
    private CampaignSnapshot performed(CampaignAct act, long id) {
        IfMatch seen = IfMatch.any();
        return switch (act) {
            case ACTIVATE -> life.activate(id, seen);
            case UNSCHEDULE -> life.unschedule(id, seen);
            case STOP -> life.stop(id, seen, null);
            case RUN_NOW -> life.runNow(id, seen);
            case PAUSE -> life.pauseEntries(id, seen);
            case FREEZE -> life.freeze(id, seen);
            case COMPLETE -> life.complete(id, seen);
            case ARCHIVE -> life.archive(id, seen);
            case DUPLICATE -> campaigns.duplicate(id);
            case ADD_SAMPLE -> samples.add();
            case REMOVE_SAMPLE -> removed(id);
            case EDIT, RESUME, ANALYTICS -> throw new IllegalArgumentException(act + " has a way of its own");
        };
    }

    private CampaignSnapshot removed(long id) {
        CampaignSnapshot sample = campaigns.get(id);
        samples.remove();
        return sample;
    }
}
