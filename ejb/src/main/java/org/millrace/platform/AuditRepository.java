package org.millrace.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
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
}
