package org.millrace.audience;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.AuditTrail.Subject;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Whom an audience leaves out: the members of other lists and segments, whoever they are at the moment of asking. */
@Stateless
public class AudienceExclusions {

    private static final int MOST = 20;

    private final SegmentRepository segments;
    private final NamedSegments named;
    private final AudienceUsage usage;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;

    AudienceExclusions() {
        this(null, null, null, null, null, null);
    }

    @Inject
    AudienceExclusions(
            SegmentRepository segments,
            NamedSegments named,
            AudienceUsage usage,
            AuditTrail audit,
            CallerContext callers,
            Clock clock) {
        this.segments = segments;
        this.named = named;
        this.usage = usage;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Replaces the exclusions. Live campaigns that have the audience enrol without these from then on, and send them nothing; the
     * answer names the campaigns.
     *
     * @param slugs at most 20 lists and segments; empty = nobody is left out
     * @param seen the version that the caller saw
     * @throws InvalidInput one is not there, they come round to the audience itself, or they are too many rules in all
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public SavedSegment set(String key, List<String> slugs, IfMatch seen) {
        Set<String> wanted = checked(slugs);
        int tenant = callers.tenant();
        named.hold(tenant);
        String slug = new SegmentKey(key).in(segments, tenant).slug();
        Segment before = segments.lock(tenant, slug).orElseThrow();
        seen.checkIfGiven("segment", before.version());
        named.check(tenant, slug, wanted, "exclude");
        boolean anew = !wanted.equals(Set.copyOf(before.exclusions()));
        Segment after = segments.exclude(tenant, before.id(), wanted, anew, clock.instant());
        Set<String> saying = named.checkSizes(tenant, slug, "exclude");
        if (anew) {
            segments.haveCounted(tenant, saying, clock.instant());
        }
        audit.record(
                callers.caller(),
                "segment.exclusions-changed",
                new Subject("segment", before.id()),
                before.exclusions(),
                after.exclusions());
        return SavedSegment.changed(after, usage.of(tenant, before.id()));
    }

    private static Set<String> checked(List<String> slugs) {
        if (slugs == null || slugs.size() > MOST || slugs.stream().anyMatch(slug -> slug == null || slug.isEmpty())) {
            throw new InvalidInput(
                    "exclude",
                    Sentence.of("is no list of at most {0} slugs", MOST),
                    Sentence.of("Put those to be left out into one segment."));
        }
        if (slugs.stream().anyMatch(slug -> slug.indexOf('\0') >= 0)) {
            throw new InvalidInput(
                    "exclude", Sentence.of("holds something that is no slug"), Sentence.of("Send texts without NUL."));
        }
        return new TreeSet<>(slugs);
    }
}
