package org.millrace.platform;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The audit trail on a test's database. */
public final class Audits {

    private Audits() {}

    public static AuditTrail on(Jdbi jdbi, Clock clock) {
        return new AuditTrail(new AuditRepository(jdbi), clock);
    }

    /** The actions recorded so far, oldest first. */
    public static List<String> actions(Jdbi jdbi, int tenant) {
        return jdbi.withHandle(h -> h.createQuery("select action from audit where tenant_id = :tenant order by id")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .list());
    }
}
