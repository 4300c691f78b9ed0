package org.millrace.audience;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.millrace.contact.Beginning;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.comparison.SqlBindings;

/**
 * An audience as a condition on a row of {@code contact} with the alias {@code c}. The tenant is the asker's part.
 *
 * @param where a boolean SQL expression, never null, whose values are named bindings, never text of a user
 * @param bindings the values, by names that begin with {@code a_} or are of a {@link Beginning}
 */
public record AudienceSql(String where, Map<String, Object> bindings) {

    static final AudienceSql EVERYBODY = new AudienceSql("true", Map.of());
    static final AudienceSql NOBODY = new AudienceSql("false", Map.of());

    private static final String PREFIX = "a_";
    private static final String EXCLUDED = "a_x_";

    /** @param segments those that the predicate names */
    static AudienceSql of(Predicate predicate, KnownSegments segments, Instant now) {
        return of(PREFIX, predicate, segments, now);
    }

    /** The same with names of its values that fit beside those of an audience. */
    static AudienceSql excluded(Predicate predicate, KnownSegments segments, Instant now) {
        return of(EXCLUDED, predicate, segments, now);
    }

    private static AudienceSql of(String prefix, Predicate predicate, KnownSegments segments, Instant now) {
        SqlBindings bindings = new SqlBindings(prefix, now, segments);
        return new AudienceSql(predicate.sql(bindings), bindings.values());
    }

    static AudienceSql ofList(long segmentId) {
        return new AudienceSql(
                """
                exists (select 1 from segment_member m
                        where m.tenant_id = c.tenant_id and m.segment_id = :a_segment and m.contact_id = c.id)""",
                Map.of("a_segment", segmentId));
    }

    /** Whom this holds and the other does not. */
    AudienceSql without(AudienceSql excluded) {
        Map<String, Object> all = new HashMap<>(bindings);
        all.putAll(excluded.bindings);
        return new AudienceSql("(" + where + ") and not (" + excluded.where + ")", Map.copyOf(all));
    }

    /** @param ids as PostgreSQL writes an array */
    AudienceSql among(String ids) {
        Map<String, Object> all = new HashMap<>(bindings);
        all.put("a_s_ids", ids);
        return new AudienceSql("(" + where + ") and c.id = any(cast(:a_s_ids as bigint[]))", Map.copyOf(all));
    }

    /** Those of them whose external id or address begins so. */
    AudienceSql beginning(String text) {
        Map<String, Object> all = new HashMap<>(bindings);
        all.putAll(new Beginning(text).bindings());
        return new AudienceSql(
                "(" + where + ") and (" + Beginning.BY_ID + " or " + Beginning.BY_MAIL + ")", Map.copyOf(all));
    }
}
