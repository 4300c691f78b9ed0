package org.millrace.campaign;

import org.millrace.calendar.CalendarRules;

/**
 * When the messages of a campaign go out.
 *
 * @param calendar null = always
 */
public record SendTiming(SendStrategy strategy, CalendarRules calendar) {

    /** As soon as a run comes to the send. */
    public static final SendTiming AT_ONCE = new SendTiming(SendStrategy.IMMEDIATE, null);

    public boolean optimised() {
        return strategy == SendStrategy.OPTIMISED;
    }
}
