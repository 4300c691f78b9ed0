package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        calendars.of(messages).forEach((message, hours) -> hours.hold(now)
                .ifPresent(hold -> refused.put(message, refusal(hold))));
        return refused;
    }

    private static Refusal refusal(SendHold hold) {
        return hold.until() == null
                ? new Refusal.Skip(hold.reason())
                : new Refusal.Postpone(hold.until(), hold.reason());
    }
}
