package org.millrace.trigger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.millrace.calendar.Cron;
import org.millrace.calendar.Zones;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.Wording;

/** Tells beforehand when a schedule fires. */
@Stateless
public class SchedulePreviews {

    private static final int TIMES = 5;

    private final Clock clock;

    SchedulePreviews() {
        this(null);
    }

    @Inject
    SchedulePreviews(Clock clock) {
        this.clock = clock;
    }

    /** An expression that is still to be finished is no refusal: the answer says what is wrong with it. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public ForeseenSchedule preview(String expression, String zoneName, Wording wording) {
        ZoneId zone = Zones.named(zoneName == null ? "UTC" : zoneName)
                .orElseThrow(() -> new InvalidInput(
                        "zone",
                        Sentence.of("\"{0}\" is no time zone.", zoneName),
                        Sentence.of("Use an IANA name: Europe/Vienna.")));
        try {
            return preview(Cron.parse(expression, "cron"), zone, wording);
        } catch (InvalidInput e) {
            return new ForeseenSchedule(null, zone.getId(), List.of(), e.violations());
        }
    }

    private ForeseenSchedule preview(Cron cron, ZoneId zone, Wording wording) {
        List<Instant> next = cron.next(clock.instant(), zone, TIMES);
        return new ForeseenSchedule(cron.summary(wording), zone.getId(), next, List.of());
    }
}
