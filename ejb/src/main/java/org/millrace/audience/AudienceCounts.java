package org.millrace.audience;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.audience.AudienceCountRepository.Count;
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.audience.MemberRepository.Slice;
import org.millrace.platform.Roles;

/**
 * Counts audiences whose schedules asked for it, some contacts to a transaction, so that it ends however many there are; whichever
 * node is free goes on where the last one stopped. Only when the number is known is the list or segment locked, before its count.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AudienceCounts {

    private static final int AT_ONCE = 50_000;

    private final SegmentRepository segments;
    private final AudienceCountRepository counts;
    private final MemberRepository members;
    private final AudienceCompiler compiler;
    private final Clock clock;
    private final int atOnce;

    protected AudienceCounts() {
        this(null, null, null, null, null, 0);
    }

    @Inject
    AudienceCounts(
            SegmentRepository segments,
            AudienceCountRepository counts,
            MemberRepository members,
            AudienceCompiler compiler,
            Clock clock) {
        this(segments, counts, members, compiler, clock, AT_ONCE);
    }

    AudienceCounts(
            SegmentRepository segments,
            AudienceCountRepository counts,
            MemberRepository members,
            AudienceCompiler compiler,
            Clock clock,
            int atOnce) {
        this.segments = segments;
        this.counts = counts;
        this.members = members;
        this.compiler = compiler;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** Those that are under way. */
    public List<DueAudience> open() {
        return counts.open();
    }

    /** @return whether contacts are left to be looked at, by us */
    public boolean goOn(DueAudience audience) {
        return counts.lock(audience).map(count -> goOn(audience, count)).orElse(false);
    }

    private boolean goOn(DueAudience audience, Count count) {
        Segment segment = segments.find(audience.tenant(), audience.segmentId()).orElseThrow();
        if (!count.of(segment)) {
            counts.beginAgain(audience.tenant(), segment);
            return true;
        }
        Slice slice =
                members.count(audience.tenant(), compiler.compile(audience.tenant(), segment), count.to(), atOnce);
        counts.advance(audience, slice);
        return !slice.last();
    }

    /** Writes the number down, once all contacts have been looked at. */
    public void finish(DueAudience audience) {
        segments.lock(audience.tenant(), audience.segmentId())
                .ifPresent(segment -> counts.lockWhole(audience).ifPresent(count -> finish(audience, segment, count)));
    }

    private void finish(DueAudience audience, Segment segment, Count count) {
        if (!count.of(segment)) {
            counts.beginAgain(audience.tenant(), segment);
            return;
        }
        if (segment.kind() == SegmentKind.SEGMENT) {
            segments.counted(audience.tenant(), segment.id(), count.members(), clock.instant());
        }
        counts.finish(audience);
    }
}
