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
 * Counts audiences whose rule, or one that it names, is new, or whose schedule asked for it; some contacts to a transaction, so that it
 * ends however many there are. Whichever node is free goes on where the last one stopped, or begins again where the rule or one that it
 * names has changed. Only when the number is known is the list or segment locked, before its count.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AudienceCounts {

    private static final int AT_ONCE = 50_000;

    private final SegmentRepository segments;
    private final SegmentRuleRepository rules;
    private final AudienceCountRepository counts;
    private final MemberRepository members;
    private final AudienceCompiler compiler;
    private final Clock clock;
    private final int atOnce;

    protected AudienceCounts() {
        this(null, null, null, null, null, null, 0);
    }

    @Inject
    AudienceCounts(
            SegmentRepository segments,
            SegmentRuleRepository rules,
            AudienceCountRepository counts,
            MemberRepository members,
            AudienceCompiler compiler,
            Clock clock) {
        this(segments, rules, counts, members, compiler, clock, AT_ONCE);
    }

    AudienceCounts(
            SegmentRepository segments,
            SegmentRuleRepository rules,
            AudienceCountRepository counts,
            MemberRepository members,
            AudienceCompiler compiler,
            Clock clock,
            int atOnce) {
        this.segments = segments;
        this.rules = rules;
        this.counts = counts;
        this.members = members;
        this.compiler = compiler;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** Those that are under way and whose turn it is. */
    public List<DueAudience> open() {
        return counts.open(clock.instant());
    }

    /** Puts off one that failed. */
    public void failed(DueAudience audience, String error) {
        counts.failed(audience, error, clock.instant());
    }

    /** @return whether contacts are left to be looked at, by us */
    public boolean goOn(DueAudience audience) {
        return counts.lock(audience).map(count -> goOn(audience, count)).orElse(false);
    }

    private boolean goOn(DueAudience audience, Count found) {
        String edition = rules.edition(audience.tenant(), audience.segmentId());
        Count count = found.of(edition) ? found : Count.begun(edition);
        Segment segment = segments.find(audience.tenant(), audience.segmentId()).orElseThrow();
        Slice slice = slice(audience.tenant(), segment, count.to());
        counts.keep(audience, count.and(slice));
        return !slice.last();
    }

    private Slice slice(int tenant, Segment segment, long after) {
        return segment.kind() == SegmentKind.LIST && segment.exclusions().isEmpty()
                ? members.count(tenant, segment.id(), after, atOnce)
                : members.count(tenant, compiler.compile(tenant, segment), after, atOnce);
    }

    /** Writes the number down, once all contacts have been looked at; leaves a count alone that another node is at. */
    public void finish(DueAudience audience) {
        if (!counts.whole(audience)) {
            return;
        }
        segments.lock(audience.tenant(), audience.segmentId())
                .ifPresent(segment -> counts.lockWhole(audience).ifPresent(count -> finish(audience, segment, count)));
    }

    private void finish(DueAudience audience, Segment segment, Count count) {
        String edition = rules.edition(audience.tenant(), segment.id());
        if (!count.of(edition)) {
            counts.keep(audience, Count.begun(edition));
            return;
        }
        if (segment.kind() == SegmentKind.SEGMENT) {
            segments.counted(audience.tenant(), segment.id(), count.members(), clock.instant());
        }
        counts.finish(audience);
    }
}
