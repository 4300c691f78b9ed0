package org.millrace.audience;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Lists and segments of the caller's tenant: made, edited, archived, and who uses them. */
@Stateless
public class Audiences {

    private static final String SEGMENT = "segment";

    private final SegmentRepository segments;
    private final AudienceScheduleRepository schedules;
    private final NamedSegments named;
    private final AudienceUsage usage;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    Audiences() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    Audiences(
            SegmentRepository segments,
            AudienceScheduleRepository schedules,
            NamedSegments named,
            AudienceUsage usage,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.segments = segments;
        this.schedules = schedules;
        this.named = named;
        this.usage = usage;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<SegmentRow> list(SegmentQuery query) {
        int tenant = callers.tenant();
        List<Segment> found = segments.page(tenant, query);
        Map<Long, UseCount> uses =
                usage.count(tenant, found.stream().map(Segment::id).toList());
        List<SegmentRow> rows = found.stream()
                .map(segment -> SegmentRow.of(segment, uses.getOrDefault(segment.id(), UseCount.NONE)))
                .toList();
        return Page.of(rows, query.limit(), row -> String.valueOf(row.id()));
    }

    /**
     * What can be chosen: the newest that are in use, and what is chosen already, archived meanwhile or not.
     *
     * @param chosen slugs
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public List<SegmentRow> choices(Collection<String> chosen) {
        List<SegmentRow> rows = new ArrayList<>(
                list(new SegmentQuery(null, null, false, null, Page.MAX_LIMIT)).items());
        Set<String> there = rows.stream().map(SegmentRow::slug).collect(Collectors.toSet());
        chosen.stream()
                .filter(slug -> !there.contains(slug))
                .forEach(slug -> rows.add(SegmentRow.of(get(slug), UseCount.NONE)));
        return rows;
    }

    /** @param key the slug or the id */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Segment get(String key) {
        return new SegmentKey(key).in(segments, callers.tenant());
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public List<SegmentUse> usage(String key) {
        return usage.of(callers.tenant(), get(key).id());
    }

    /** @throws SegmentTaken the slug names another one */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Segment create(SegmentDetails details) {
        named.hold(callers.tenant());
        SegmentDetails checked = checked(details);
        Segment created = segments.insert(callers.tenant(), checked, clock.instant())
                .orElseThrow(() -> new SegmentTaken(checked.slug()));
        segments.haveCounted(
                callers.tenant(), named.checkSizes(callers.tenant(), created.slug(), "predicate"), clock.instant());
        recorded("segment.created", null, created);
        return created;
    }

    /**
     * Creates the list or segment, or replaces its name, description and predicate. Live campaigns that have it enrol by the new
     * definition from then on; the answer names them.
     *
     * @param key the slug, or the id of one that is there
     * @param seen the version that the caller saw; needed where it is there already
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public SavedSegment put(String key, SegmentDetails details, IfMatch seen) {
        named.hold(callers.tenant());
        Optional<Segment> known = new SegmentKey(key)
                .find(segments, callers.tenant())
                .flatMap(found -> segments.lock(callers.tenant(), found.slug()));
        seen.check(SEGMENT, known.map(Segment::version).orElse(null));
        return known.map(before -> change(before, details))
                .orElseGet(() -> SavedSegment.created(create(details.called(key))));
    }

    private SavedSegment change(Segment before, SegmentDetails details) {
        if (details.kind() != before.kind()) {
            throw new InvalidInput(
                    "kind",
                    Sentence.of("cannot be changed"),
                    Sentence.of("Make another one, and bind campaigns to that."));
        }
        SegmentDetails wanted = checked(details.called(before.slug()));
        Segment after = segments.update(callers.tenant(), before.id(), wanted, clock.instant());
        Set<String> saying = named.checkSizes(callers.tenant(), after.slug(), "predicate");
        if (!Objects.equals(after.predicate(), before.predicate())) {
            segments.haveCounted(callers.tenant(), saying, clock.instant());
        }
        recorded("segment.changed", before, after);
        return SavedSegment.changed(after, usage.of(callers.tenant(), before.id()));
    }

    /** Takes it off the shelves or puts it back; campaigns that have it keep it. Its schedule rests meanwhile and counts from the return. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Segment archive(String key, boolean archived) {
        Segment before = segments.lock(callers.tenant(), get(key).slug()).orElseThrow();
        if (before.archived() == archived) {
            return before;
        }
        Segment after = segments.archive(callers.tenant(), before.id(), archived, clock.instant());
        schedules
                .find(callers.tenant(), before.id())
                .ifPresent(schedule ->
                        schedules.next(schedule, AudienceSchedule.first(schedule.details(), clock.instant())));
        recorded(archived ? "segment.archived" : "segment.unarchived", before, after);
        return after;
    }

    private SegmentDetails checked(SegmentDetails details) {
        SegmentDetails checked = SegmentChecks.checked(details);
        named.check(callers.tenant(), checked.slug(), checked.predicate());
        return checked;
    }

    private void recorded(String action, Segment before, Segment after) {
        audit.record(callers.caller(), action, new Subject(SEGMENT, after.id()), before, after);
    }
}
