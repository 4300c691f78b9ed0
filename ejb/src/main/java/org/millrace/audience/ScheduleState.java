package org.millrace.audience;

import java.time.Duration;
import java.time.Instant;

/** How a schedule is doing. */
public enum ScheduleState {
    /** It is switched on and its next time is to come. */
    ON,
    /** Its time has come and it was not looked through: no server is there, or something is in its way. */
    LATE,
    /** It is switched off together with its list or segment. */
    OFF,
    /** Its list or segment is archived: its times pass. */
    ARCHIVED;

    private static final Duration IN_TIME = Duration.ofMinutes(1);

    static ScheduleState of(boolean archived, boolean enabled, Instant nextAt, Instant now) {
        if (archived) {
            return ARCHIVED;
        }
        if (!enabled) {
            return OFF;
        }
        return nextAt.plus(IN_TIME).isBefore(now) ? LATE : ON;
    }
}
