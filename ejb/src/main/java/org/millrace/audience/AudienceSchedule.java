package org.millrace.audience;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.millrace.calendar.Cron;
import org.millrace.calendar.MissedRule;
import org.millrace.calendar.Zones;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/**
 * A schedule of an audience: its row, and what the row means.
 *
 * @param nextAt the first time that is not decided yet
 */
record AudienceSchedule(int tenant, long segmentId, ScheduleDetails details, boolean enabled, Instant nextAt) {

    private static final int MOST_GRACE = 10_080;

    /** @throws InvalidInput naming all that is wrong */
    static void check(ScheduleDetails details) {
        List<Violation> violations = new ArrayList<>();
        try {
            Cron.parse(details.cron(), "cron");
        } catch (InvalidInput e) {
            violations.addAll(e.violations());
        }
        if (Zones.named(details.zone()).isEmpty()) {
            violations.add(new Violation(
                    "zone",
                    Sentence.of("\"{0}\" is no time zone.", details.zone()),
                    Sentence.of("Use an IANA name: Europe/Vienna.")));
        }
        if (details.graceMinutes() < 1 || details.graceMinutes() > MOST_GRACE) {
            violations.add(new Violation(
                    "graceMinutes",
                    Sentence.of("is not between 1 and {0}", MOST_GRACE),
                    Sentence.of("Use at most a week.")));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
    }

    static Instant first(ScheduleDetails details, Instant now) {
        return Cron.parse(details.cron(), "cron").nextOrNever(now, ZoneId.of(details.zone()));
    }

    Cron cron() {
        return Cron.parse(details.cron(), "cron");
    }

    ZoneId zone() {
        return ZoneId.of(details.zone());
    }

    MissedRule whenMissed() {
        return new MissedRule(details.missed(), Duration.ofMinutes(details.graceMinutes()));
    }
}
