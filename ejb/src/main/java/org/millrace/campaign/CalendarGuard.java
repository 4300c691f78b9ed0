package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.CalendarZone;
import org.millrace.calendar.OpenTimes;
import org.millrace.calendar.Zones;
import org.millrace.delivery.SendGuard;

/**
 * No message goes out in its campaign's quiet hours, on its holidays or outside its business hours, which a node may replace by hours
 * of its own: it waits for the next open moment. Asked when the message is about to leave, so a contact that has moved is served in
 * its new zone.
 */
@Dependent
public class CalendarGuard implements SendGuard {

    private final MessageCalendarRepository calendars;

    @Inject
    CalendarGuard(MessageCalendarRepository calendars) {
        this.calendars = calendars;
    }

    @Override
    public Map<Long, Refusal> refuse(List<Candidate> window, Instant now) {
        List<Long> messages = window.stream().map(Candidate::messageId).toList();
        Map<Long, Refusal> refused = new HashMap<>();
        for (MessageCalendarRepository.Bound bound : calendars.of(messages)) {
            CalendarRules rules = bound.rules();
            OpenTimes open = rules.openTimes();
            ZoneId zone = zone(rules, bound);
            if (open.neverOpen()) {
                refused.put(bound.messageId(), new Refusal.Skip("the calendar leaves no minute open"));
            } else if (!open.isOpen(now, zone)) {
                refused.put(bound.messageId(), new Refusal.Postpone(open.nextOpen(now, zone), "closed in " + zone));
            }
        }
        return refused;
    }

    private static ZoneId zone(CalendarRules rules, MessageCalendarRepository.Bound bound) {
        return rules.zone() == CalendarZone.CONTACT
                ? Zones.named(bound.contactZone()).orElse(bound.campaignZone())
                : bound.campaignZone();
    }
}
