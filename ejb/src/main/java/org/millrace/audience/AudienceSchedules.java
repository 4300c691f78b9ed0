package org.millrace.audience;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;
import org.millrace.platform.Wording;

/** When lists and segments are looked through again, as people set it; and the one switch of each. */
@Stateless
public class AudienceSchedules {

    private static final int NEXT_TIMES = 5;
    private static final String SEGMENT = "segment";

    private final SegmentRepository segments;
    private final AudienceScheduleRepository schedules;
    private final AudienceUsage usage;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    AudienceSchedules() {
        this(null, null, null, null, null, null);
    }

    @Inject
    AudienceSchedules(
            SegmentRepository segments,
            AudienceScheduleRepository schedules,
            AudienceUsage usage,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.segments = segments;
        this.schedules = schedules;
        this.usage = usage;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** Lists and segments that have a schedule, the newest first. @param wording the reader's language, for the summaries */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<ScheduleRow> list(String after, int limit, Wording wording) {
        long before = new PageRequest(limit, after).beforeId();
        List<Segment> found = segments.scheduled(callers.tenant(), before, limit + 1);
        return Page.of(rows(found, 1, wording), limit, row -> Long.toString(row.id()));
    }

    /** @throws NotFound there is no such list or segment, or it has no schedule */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public ScheduleRow get(String key, Wording wording) {
        return find(key, wording).orElseThrow(() -> new NotFound("schedule of", key));
    }

    /** Empty where it has none. @throws NotFound there is no such list or segment */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Optional<ScheduleRow> find(String key, Wording wording) {
        Segment segment = new SegmentKey(key).in(segments, callers.tenant());
        return rows(List.of(segment), NEXT_TIMES, wording).stream().findFirst();
    }

    /** Gives a list or segment a schedule, or another one; its first time is the first after now. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public ScheduleRow put(String key, ScheduleDetails details) {
        AudienceSchedule.check(details);
        Segment segment = locked(key);
        ScheduleDetails before = schedules
                .find(callers.tenant(), segment.id())
                .map(AudienceSchedule::details)
                .orElse(null);
        schedules.put(new AudienceSchedule(
                callers.tenant(),
                segment.id(),
                details,
                segment.enabled(),
                AudienceSchedule.first(details, clock.instant())));
        audit.record(callers.caller(), "segment.scheduled", new Subject(SEGMENT, segment.id()), before, details);
        return get(key, Wording.ENGLISH);
    }

    /** Takes the schedule away; what became of its times stays on record. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void remove(String key) {
        Segment segment = locked(key);
        AudienceSchedule schedule = schedules
                .find(callers.tenant(), segment.id())
                .orElseThrow(() -> new NotFound("schedule of", segment.slug()));
        schedules.remove(callers.tenant(), segment.id());
        audit.record(
                callers.caller(), "segment.unscheduled", new Subject(SEGMENT, segment.id()), schedule.details(), null);
    }

    /**
     * Switches a list or segment on or off, and its schedule with it, in one transaction. While it is off it lets nobody into any
     * campaign; who is inside stays. What came while it was off was not missed: it counts from now.
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Segment enable(String key, boolean enabled) {
        Segment before = locked(key);
        if (before.enabled() == enabled) {
            return before;
        }
        Instant now = clock.instant();
        Segment after = segments.enable(callers.tenant(), before.id(), enabled, now);
        schedules
                .find(callers.tenant(), before.id())
                .ifPresent(schedule -> schedules.put(new AudienceSchedule(
                        callers.tenant(),
                        before.id(),
                        schedule.details(),
                        enabled,
                        AudienceSchedule.first(schedule.details(), now))));
        audit.record(
                callers.caller(),
                enabled ? "segment.enabled" : "segment.disabled",
                new Subject(SEGMENT, before.id()),
                Map.of("enabled", before.enabled()),
                Map.of("enabled", after.enabled()));
        return after;
    }

    /** What became of its times, the newest first. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<RebuildRow> occurrences(String key, String after, int limit) {
        Segment segment = new SegmentKey(key).in(segments, callers.tenant());
        long before = new PageRequest(limit, after).beforeId();
        return Page.of(
                schedules.page(callers.tenant(), segment.id(), before, limit), limit, row -> Long.toString(row.id()));
    }

    private Segment locked(String key) {
        Segment segment = new SegmentKey(key).in(segments, callers.tenant());
        return segments.lock(callers.tenant(), segment.slug()).orElseThrow();
    }

    private List<ScheduleRow> rows(List<Segment> found, int times, Wording wording) {
        int tenant = callers.tenant();
        List<Long> ids = found.stream().map(Segment::id).toList();
        Map<Long, AudienceSchedule> known = schedules.of(tenant, ids);
        Map<Long, RebuildRow> last = schedules.last(tenant, ids);
        Map<Long, UseCount> uses = usage.count(tenant, ids);
        return found.stream()
                .filter(segment -> known.containsKey(segment.id()))
                .map(segment -> row(
                        segment,
                        known.get(segment.id()),
                        last.get(segment.id()),
                        uses.getOrDefault(segment.id(), UseCount.NONE),
                        new Asked(times, wording)))
                .toList();
    }

    private ScheduleRow row(Segment segment, AudienceSchedule schedule, RebuildRow last, UseCount uses, Asked asked) {
        Instant now = clock.instant();
        ScheduleState state = ScheduleState.of(segment.archived(), schedule.enabled(), schedule.nextAt(), now);
        boolean comes = state == ScheduleState.ON || state == ScheduleState.LATE;
        return new ScheduleRow(
                segment.id(),
                segment.slug(),
                segment.name(),
                segment.kind(),
                state,
                schedule.details().cron(),
                schedule.cron().summary(asked.wording),
                schedule.details().zone(),
                schedule.details().missed(),
                schedule.details().graceMinutes(),
                comes ? schedule.cron().next(now, schedule.zone(), asked.times) : List.of(),
                last,
                uses.campaigns(),
                uses.enrolling());
    }

    private record Asked(int times, Wording wording) {}
}
