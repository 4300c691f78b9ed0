package org.millrace.audience;

import java.time.Instant;
import java.util.Map;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.comparison.SqlBindings;

/**
 * An audience as a condition on a row of {@code contact} with the alias {@code c}. The tenant is the asker's part.
 *
 * @param where a boolean SQL expression, never null, whose values are named bindings, never text of a user
 * @param bindings the values, by names that begin with {@code a_}
 */
public record AudienceSql(String where, Map<String, Object> bindings) {

    private static final String PREFIX = "a_";

    /** @param segments those that the predicate names */
    static AudienceSql of(Predicate predicate, KnownSegments segments, Instant now) {
        SqlBindings bindings = new SqlBindings(PREFIX, now, segments);
        return new AudienceSql(predicate.sql(bindings), bindings.values());
    }

    static AudienceSql ofList(long segmentId) {
        return new AudienceSql(
                """
                exists (select 1 from segment_member m
                        where m.tenant_id = c.tenant_id and m.segment_id = :a_segment and m.contact_id = c.id)""",
                Map.of("a_segment", segmentId));
    }
}
