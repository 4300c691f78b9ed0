package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** Says in SQL whom an audience holds, for set-based enrolment. */
@Dependent
public class AudienceResolver {

    @Inject
    public AudienceResolver() {}

    public AudienceSql where(int tenant, AudienceRef audience) {
        if (audience instanceof AudienceRef.Of of) {
            return new AudienceSql(
                    "exists (select 1 from segment_member m where m.segment_id = :a_segment and m.contact_id = c.id)",
                    Map.of("a_segment", of.segmentId()));
        }
        return new AudienceSql("true", Map.of());
    }
}
