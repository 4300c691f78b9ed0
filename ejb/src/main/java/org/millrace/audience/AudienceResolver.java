package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.millrace.platform.NotFound;

/** Says in SQL whom an audience holds, for set-based enrolment. */
@Dependent
public class AudienceResolver {

    private final SegmentRepository segments;
    private final AudienceCompiler compiler;

    @Inject
    AudienceResolver(SegmentRepository segments, AudienceCompiler compiler) {
        this.segments = segments;
        this.compiler = compiler;
    }

    /**
     * The same by slug.
     *
     * @throws NotFound the tenant has no such list or segment
     */
    public AudienceSql where(int tenant, String slug) {
        return compiler.compile(tenant, new SegmentKey(slug).in(segments, tenant));
    }

    /**
     * The id of a list.
     *
     * @throws NotFound the tenant has no such list
     */
    public long list(int tenant, String slug) {
        Segment segment = new SegmentKey(slug).in(segments, tenant);
        if (segment.kind() != SegmentKind.LIST) {
            throw new NotFound("list", slug);
        }
        return segment.id();
    }

    /**
     * Windows of event conditions end now; ask again for every chunk.
     *
     * @throws NotFound the tenant has no such list or segment
     */
    public AudienceSql where(int tenant, AudienceRef audience) {
        if (audience instanceof AudienceRef.Of of) {
            return segments.find(tenant, of.segmentId())
                    .map(segment -> compiler.compile(tenant, segment))
                    .orElseThrow(() -> new NotFound("segment", of.segmentId()));
        }
        return new AudienceSql("true", Map.of());
    }
}
