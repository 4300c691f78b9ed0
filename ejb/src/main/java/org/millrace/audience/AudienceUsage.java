package org.millrace.audience;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who uses an audience, to take its members in or to leave them out; answered by the capability that binds audiences. */
public interface AudienceUsage {

    /** The campaigns that are not archived, newest first. */
    List<SegmentUse> of(int tenant, long segmentId);

    /** How many there are, by segment; a segment that nobody uses may be missing. */
    Map<Long, UseCount> count(int tenant, Collection<Long> segmentIds);
}
