package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.millrace.predicate.KnownSegments;
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
        return switch (segment.kind()) {
            case LIST -> AudienceSql.ofList(segment.id());
            case SEGMENT -> compile(tenant, segment.rule());
        };
    }

    AudienceSql compile(int tenant, Predicate predicate) {
        return AudienceSql.of(
                predicate, KnownSegments.of(tenant, predicate.reads().segments(), rules), clock.instant());
    }
}
