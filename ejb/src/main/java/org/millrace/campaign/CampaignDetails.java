package org.millrace.campaign;

import java.time.Instant;
import java.util.List;
import org.millrace.calendar.CalendarRules;

/**
 * What a person decides about a campaign; all of it while it is a draft. What is left out takes its default.
 *
 * @param name unique among campaigns that are not archived, at most 200 characters
 * @param type BROADCAST (default), DRIP, TRIGGERED or AB_TEST
 * @param workflow the slug of the workflow that it binds; null = it makes one of its own
 * @param audience whom it is for; null = nobody yet
 * @param owner a user's name; null = the caller
 * @param fromEmail null = the sender that the server is configured with
 * @param topic what a contact can opt out of; default {@code marketing}
 * @param timeZone IANA, default {@code UTC}
 * @param calendar when its messages may go out: business hours, holidays, quiet hours; null = always
 * @param sendStrategy IMMEDIATE, SCHEDULED (default where there is a start) or OPTIMISED
 * @param startsAt when it starts by itself once it is activated; null = at its activation
 * @param endsAt when it is completed by itself; null = never
 * @param reentry whether a contact may enter again; null = never
 * @param trackOpens default true
 * @param trackClicks default true
 */
public record CampaignDetails(
        String name,
        String description,
        CampaignType type,
        String workflow,
        AudienceChoice audience,
        String owner,
        String fromEmail,
        String fromName,
        String topic,
        String timeZone,
        CalendarRules calendar,
        SendStrategy sendStrategy,
        Instant startsAt,
        Instant endsAt,
        Reentry reentry,
        Boolean trackOpens,
        Boolean trackClicks,
        List<GoalDefinition> goals,
        List<ProductChoice> products) {

    public CampaignDetails {
        name = name == null ? null : name.strip();
        type = type == null ? CampaignType.BROADCAST : type;
        audience = audience == null ? AudienceChoice.NONE : audience;
        topic = topic == null ? "marketing" : topic;
        timeZone = timeZone == null ? "UTC" : timeZone;
        sendStrategy = sendStrategy == null ? strategy(startsAt) : sendStrategy;
        reentry = reentry == null ? Reentry.NEVER : reentry;
        trackOpens = trackOpens == null || trackOpens;
        trackClicks = trackClicks == null || trackClicks;
        goals = goals == null ? List.of() : List.copyOf(goals);
        products = products == null ? List.of() : onePrimary(products);
    }

    /** The least that a campaign needs. */
    public static CampaignDetails named(String name) {
        return new CampaignDetails(
                name, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    private static SendStrategy strategy(Instant startsAt) {
        return startsAt == null ? SendStrategy.IMMEDIATE : SendStrategy.SCHEDULED;
    }

    private static List<ProductChoice> onePrimary(List<ProductChoice> products) {
        return products.size() == 1 ? List.of(new ProductChoice(products.get(0).slug(), true)) : List.copyOf(products);
    }
}
