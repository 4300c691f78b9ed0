package org.millrace.audience;

import java.util.List;

/**
 * Whom a campaign is for.
 *
 * @param segmentId the list or segment; null = every contact of the tenant
 * @param excluded the ids of lists and segments whose members are left out; those that the segment itself leaves out may be among them
 */
public record AudienceRef(Long segmentId, List<Long> excluded) {

    public AudienceRef {
        excluded = List.copyOf(excluded);
    }

    public static AudienceRef of(long segmentId) {
        return new AudienceRef(segmentId, List.of());
    }
}
