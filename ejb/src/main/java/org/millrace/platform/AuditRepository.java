package org.millrace.platform;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

@Dependent
class AuditRepository {

    private final Jdbi jdbi;

    @Inject
    AuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Caller caller, Instant now, String action, AuditTrail.Subject subject, Object before, Object after) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into audit (tenant_id, at, actor, action, subject_type, subject_id, before, after)
                        values (:tenant, :at, :actor, :action, :type, :id, cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .bind("tenant", caller.tenant())
                .bind("at", now)
                .bind("actor", caller.name())
                .bind("action", action)
                .bind("type", subject.type())
                .bind("id", String.valueOf(subject.id()))
                .bind("before", before == null ? null : Json.write(before))
                .bind("after", after == null ? null : Json.write(after))
                .execute());
    }

    void forget(int tenant, AuditTrail.Subject subject) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update audit set before = null, after = null
                         where tenant_id = :tenant and subject_type = :type and subject_id = :id
                        """)
                .bind("tenant", tenant)
                .bind("type", subject.type())
                .bind("id", String.valueOf(subject.id()))
                .execute());
    }

    List<AuditRecord> page(int tenant, AuditTrail.Subject subject, long after, int rows) {
        return whole(tenant, subject, " and id > :place order by id limit :rows", after, rows);
    }

    List<AuditRecord> newest(int tenant, AuditTrail.Subject subject, long before, int rows) {
        return whole(tenant, subject, " and id < :place order by id desc limit :rows", before, rows);
    }

    private List<AuditRecord> whole(int tenant, AuditTrail.Subject subject, String page, long place, int rows) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, at, actor, action, subject_type, subject_id, before, after
                          from audit
                         where tenant_id = :tenant and subject_type = :type and subject_id = :id
                        """
                                + page)
                .bind("tenant", tenant)
                .bind("type", subject.type())
                .bind("id", String.valueOf(subject.id()))
                .bind("place", place)
                .bind("rows", rows)
                .map((row, context) -> record(row))
                .list());
    }

    /** What was before is left out, and so is what came after where it is long: a document, say. */
    List<AuditRecord> latest(int tenant, AuditTrail.Subject subject, long before, int rows) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, at, actor, action, subject_type, subject_id, null as before,
                               case when pg_column_size(after) < 500 then after end as after
                          from audit
                         where tenant_id = :tenant and subject_type = :type and subject_id = :id and id < :before
                         order by id desc limit :rows
                        """)
                .bind("tenant", tenant)
                .bind("type", subject.type())
                .bind("id", String.valueOf(subject.id()))
                .bind("before", before)
                .bind("rows", rows)
                .map((row, context) -> record(row))
                .list());
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                tree(row.getString("before")),
                tree(row.getString("after")));
    }

    private static JsonNode tree(String json) {
        return json == null ? null : Json.tree(json);
    }
}
