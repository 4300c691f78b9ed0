package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.millrace.predicate.Any;
import org.millrace.predicate.InSegment;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.Not;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.SegmentRules;

/** Turns lists, segments and rules into SQL as of now, with the rules of the segments that they name. */
@Dependent
class AudienceCompiler {

    private final SegmentRules rules;
    private final Clock clock;

    @Inject
    AudienceCompiler(SegmentRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    AudienceSql compile(int tenant, Segment segment) {
        if (!segment.exclusions().isEmpty()) {
            return compile(tenant, whole(segment));
        }
        return switch (segment.kind()) {
            case LIST -> AudienceSql.ofList(segment.id());
            case SEGMENT -> compile(tenant, segment.rule());
        };
    }

    AudienceSql compile(int tenant, Predicate predicate) {
        return AudienceSql.of(
                predicate, KnownSegments.of(tenant, predicate.reads().segments(), rules), clock.instant());
    }

    /** Whom at least one of the lists and segments holds; its values have names of their own. */
    AudienceSql anyOf(int tenant, List<String> slugs) {
        Predicate any = anyOf(slugs);
        return AudienceSql.excluded(any, KnownSegments.of(tenant, Set.copyOf(slugs), rules), clock.instant());
    }

    /** The segment with its exclusions, by its name. */
    static Predicate whole(Segment segment) {
        return new InSegment(segment.slug());
    }

    static Predicate noneOf(List<String> slugs) {
        return new Not(anyOf(slugs));
    }

    private static Predicate anyOf(List<String> slugs) {
        List<Predicate> parts = slugs.stream().<Predicate>map(InSegment::new).toList();
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }
}
