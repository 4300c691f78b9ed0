package org.millrace.audience;

import org.millrace.calendar.Missed;

/**
 * When an audience is looked through again.
 *
 * @param cron minute, hour, day, month, weekday: {@code 0 6 * * *}
 * @param zone the IANA zone whose clock is meant; left out = UTC
 * @param missed what becomes of times that passed unseen; left out = fire-once
 * @param graceMinutes a time that is seen later than so many minutes is skipped, 1 to 10,080; left out = 60
 */
public record ScheduleDetails(String cron, String zone, Missed missed, Integer graceMinutes) {

    public ScheduleDetails {
        zone = zone == null || zone.isBlank() ? "UTC" : zone;
        missed = missed == null ? Missed.FIRE_ONCE : missed;
        graceMinutes = graceMinutes == null ? Integer.valueOf(60) : graceMinutes;
    }
}
