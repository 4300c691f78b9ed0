package org.millrace.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.CalendarZone;
import org.millrace.calendar.OpenTimes;
import org.millrace.calendar.WeekHours;
import org.millrace.calendar.Zones;

/**
 * When a message to a contact may go: in the campaign's calendar, in which the step may have hours of its own in place of the
 * campaign's.
 *
 * @param campaign restricts nothing when it is {@link CalendarRules#ALWAYS}
 * @param ofStep null = the campaign's hours count
 * @param contactZone null when it is not known
 */
public record SendingHours(CalendarRules campaign, WeekHours ofStep, ZoneId campaignZone, String contactZone) {

    /** Empty when it may go now. */
    public Optional<SendHold> hold(Instant now) {
        CalendarRules rules = campaign.during(ofStep);
        OpenTimes open = rules.openTimes();
        ZoneId zone = zone(rules);
        if (open.neverOpen()) {
            return Optional.of(new SendHold(SendHold.By.NEVER_OPEN, null, zone));
        }
        return open.isOpen(now, zone)
                ? Optional.empty()
                : Optional.of(new SendHold(by(rules, now, zone), open.nextOpen(now, zone), zone));
    }

    private SendHold.By by(CalendarRules rules, Instant now, ZoneId zone) {
        return switch (rules.closedBy(now, zone)) {
            case HOLIDAY -> SendHold.By.HOLIDAY;
            case QUIET_HOURS -> SendHold.By.QUIET_HOURS;
            case HOURS -> ofStep == null ? SendHold.By.BUSINESS_HOURS : SendHold.By.STEP_HOURS;
        };
    }

    private ZoneId zone(CalendarRules rules) {
        return rules.zone() == CalendarZone.CONTACT ? Zones.named(contactZone).orElse(campaignZone) : campaignZone;
    }
}
