package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;

/** Reads scores. */
@Dependent
class ScoreReadRepository {

    private final Jdbi jdbi;

    @Inject
    ScoreReadRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By contact and criterion. */
    Map<Long, Map<String, BigDecimal>> of(int tenant, Collection<Long> contactIds) {
        Map<Long, Map<String, BigDecimal>> scores = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery(
                        """
                        select contact_id, criterion, score from contact_score
                         where tenant_id = :tenant and contact_id = any(:ids)
                        """)
                .bind("tenant", tenant)
                .bindArray("ids", Long.class, contactIds)
                .map((row, ctx) -> scores.computeIfAbsent(row.getLong("contact_id"), id -> new TreeMap<>())
                        .put(row.getString("criterion"), row.getBigDecimal("score")))
                .list());
        return scores;
    }

    /** The newest first. */
    List<ScoreMove> moves(int tenant, long contactId, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select criterion, points, score, at, source from contact_score_log
                         where tenant_id = :tenant and contact_id = :contact order by id desc limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .bind("limit", limit)
                .map((row, ctx) -> new ScoreMove(
                        row.getString("criterion"),
                        row.getBigDecimal("points"),
                        row.getBigDecimal("score"),
                        Database.instant(row, "at"),
                        row.getString("source")))
                .list());
    }
}
