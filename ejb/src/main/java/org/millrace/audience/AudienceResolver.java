package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
     * Whom the audience holds. Windows of event conditions end now; ask again for every chunk.
     *
     * @throws NotFound the tenant has no such list or segment
     */
    public AudienceSql where(int tenant, AudienceRef audience) {
        if (audience.segmentId() == null) {
            return without(tenant, AudienceSql.EVERYBODY, segments.slugs(tenant, audience.excluded()));
        }
        Segment segment = segment(tenant, audience.segmentId());
        List<String> others = new ArrayList<>(segments.slugs(tenant, audience.excluded()));
        others.removeAll(segment.exclusions());
        return without(tenant, compiler.compile(tenant, segment), others);
    }

    /** Whom of these none of some lists and segments holds. @param excluded their ids */
    public AudienceSql without(int tenant, AudienceSql whom, Collection<Long> excluded) {
        return without(tenant, whom, segments.slugs(tenant, excluded));
    }

    private AudienceSql without(int tenant, AudienceSql whom, List<String> excluded) {
        return excluded.isEmpty() ? whom : whom.without(compiler.anyOf(tenant, excluded));
    }

    /** Who of them may enter a campaign: nobody while the list or segment is switched off. */
    public AudienceSql entering(int tenant, AudienceRef audience) {
        boolean closed = audience.segmentId() != null
                && !segment(tenant, audience.segmentId()).enabled();
        return closed ? AudienceSql.NOBODY : where(tenant, audience);
    }

    /** Whom at least one of the lists and segments holds, switched on or not. @param ids at least one */
    public AudienceSql anyOf(int tenant, Collection<Long> ids) {
        return compiler.anyOf(tenant, segments.slugs(tenant, ids));
    }

    private Segment segment(int tenant, long id) {
        return segments.find(tenant, id).orElseThrow(() -> new NotFound("segment", id));
    }
}
