package org.millrace.campaign.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.millrace.campaign.CampaignLife;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.platform.Violation;
import org.millrace.platform.web.Attempt;
import org.millrace.platform.web.Question.Need;
import org.millrace.platform.web.Words;

/** What a campaign lacks before it can be launched, and what is worth a look, each with the place where it is mended. */
@Dependent
public class LaunchNeeds implements Serializable {

    @Inject
    private CampaignLife life;

    @Inject
    private Words words;

    List<Need> of(CampaignSnapshot campaign) {
        List<Need> needs = new ArrayList<>();
        life.missing(campaign.id()).forEach(missing -> needs.add(need(campaign, missing)));
        String settings = settings(campaign);
        if (campaign.goals().isEmpty()) {
            needs.add(new Need(words.of("need.goal"), settings, words.of("need.goal.mend"), false));
        }
        if (campaign.audience().exclude().isEmpty()) {
            needs.add(new Need(words.of("need.exclusions"), settings, words.of("need.exclusions.mend"), false));
        }
        needs.add(new Need(
                campaign.fromEmail() == null
                        ? words.of("need.sender.server")
                        : words.of("need.sender", campaign.fromEmail()),
                settings,
                words.of("need.sender.mend"),
                false));
        return needs;
    }

    private Need need(CampaignSnapshot campaign, Violation missing) {
        String place = missing.where();
        if (place.startsWith("workflow")) {
            return new Need(
                    Attempt.text(missing, words.wording()),
                    "/campaigns/" + campaign.id() + "/builder",
                    words.of("need.workflow.mend"),
                    true);
        }
        if (place.equals("audience") && campaign.audience().segment() != null) {
            return new Need(
                    Attempt.text(missing, words.wording()),
                    "/audience?id=" + words.url(campaign.audience().segment()),
                    words.of("need.audience.mend"),
                    true);
        }
        return new Need(
                Attempt.text(missing, words.wording()), settings(campaign), words.of("need.settings.mend"), true);
    }

    private static String settings(CampaignSnapshot campaign) {
        return "/campaign?id=" + campaign.id() + "&tab=settings";
    }
}
