package org.millrace.audience;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.millrace.calendar.DueTimes;
import org.millrace.calendar.Occurrence;
import org.millrace.platform.Roles;

/**
 * Looks audiences through at the times of their schedules. Each is settled in a transaction of its own: the times that have come
 * become rows, a count of the audience is begun, whoever has it is told, and the next time is written. Whoever comes second finds
 * nothing to do. The list or segment is locked before its schedule, as the switch of both does; so nothing is counted here.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AudienceRebuilds {

    private final SegmentRepository segments;
    private final AudienceScheduleRepository schedules;
    private final AudienceCountRepository counts;
    private final Clock clock;
    private final Event<AudienceRebuilt> news;

    protected AudienceRebuilds() {
        this(null, null, null, null, null);
    }

    @Inject
    AudienceRebuilds(
            SegmentRepository segments,
            AudienceScheduleRepository schedules,
            AudienceCountRepository counts,
            Clock clock,
            Event<AudienceRebuilt> news) {
        this.segments = segments;
        this.schedules = schedules;
        this.counts = counts;
        this.clock = clock;
        this.news = news;
    }

    /** Those whose time has come. */
    public List<DueAudience> due() {
        return schedules.due(clock.instant()).stream()
                .map(schedule -> new DueAudience(schedule.tenant(), schedule.segmentId()))
                .toList();
    }

    public void settle(DueAudience due) {
        segments.lock(due.tenant(), due.segmentId())
                .filter(segment -> segment.enabled() && !segment.archived())
                .ifPresent(segment ->
                        schedules.find(due.tenant(), segment.id()).ifPresent(schedule -> settle(segment, schedule)));
    }

    private void settle(Segment segment, AudienceSchedule schedule) {
        Instant now = clock.instant();
        DueTimes due = DueTimes.of(schedule.cron(), schedule.zone(), schedule.whenMissed(), schedule.nextAt(), now);
        if (due.decided().isEmpty()) {
            return;
        }
        Set<Instant> fresh = schedules.record(schedule, due.decided(), now);
        List<Instant> fired = due.decided().stream()
                .filter(Occurrence::fired)
                .map(Occurrence::scheduledAt)
                .filter(fresh::contains)
                .toList();
        schedules.next(schedule, due.next());
        if (!fired.isEmpty()) {
            counts.begin(schedule.tenant(), List.of(segment.id()), now);
            news.fire(new AudienceRebuilt(schedule.tenant(), segment.id(), Collections.max(fired), now));
        }
    }

    /** A list or segment whose time has come. */
    public record DueAudience(int tenant, long segmentId) {}
}
