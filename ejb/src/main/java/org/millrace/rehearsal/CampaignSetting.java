package org.millrace.rehearsal;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.CampaignGoals;

/**
 * The campaign in which the workflow runs.
 *
 * @param timeZone of contacts whose own is not known; left out = UTC
 * @param topic what its messages are about, for opt-outs; left out = marketing
 * @param goals the names of its goals with the event that reaches each
 * @param calendar business hours, holidays and quiet hours, as a campaign has them
 * @param product the slug of the campaign's primary product; left out = none
 * @param fitCriterion what the campaign's primary product says is scored for it; left out = nothing
 * @param webhooksFail whether no receiver takes a call, however often it is repeated; left out = each takes it at once
 */
public record CampaignSetting(
        String timeZone,
        String topic,
        Map<String, String> goals,
        CalendarRules calendar,
        String product,
        String fitCriterion,
        boolean webhooksFail) {

    private static final Duration GOAL_WINDOW = Duration.ofDays(3_660);

    static final CampaignSetting PLAIN = new CampaignSetting(null, null, null, null, null, null, false);

    public CampaignSetting {
        timeZone = timeZone == null ? "UTC" : timeZone;
        topic = topic == null ? "marketing" : topic;
        calendar = calendar == null ? CalendarRules.ALWAYS : calendar;
        goals = goals == null ? Map.of() : Map.copyOf(goals);
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    List<CampaignGoals.Target> targets(long campaignId) {
        return goals.entrySet().stream()
                .map(goal -> new CampaignGoals.Target(campaignId, goal.getKey(), goal.getValue(), GOAL_WINDOW))
                .sorted(Comparator.comparing(CampaignGoals.Target::name))
                .toList();
    }
}
