package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;

/** Reads what one contact agreed to. */
@Dependent
class ConsentReadRepository {

    private final Jdbi jdbi;

    @Inject
    ConsentReadRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    ContactConsent of(int tenant, long contactId) {
        return new ContactConsent(
                read(
                        "select channel, topic, state, changed_at as at, null as source from consent"
                                + " where tenant_id = :tenant and contact_id = :contact order by channel, topic",
                        tenant,
                        contactId),
                read(
                        "select channel, topic, state, at, source from consent_log"
                                + " where tenant_id = :tenant and contact_id = :contact order by id",
                        tenant,
                        contactId));
    }

    private List<ContactConsent.Entry> read(String sql, int tenant, long contactId) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .map((row, ctx) -> new ContactConsent.Entry(
                        row.getString("channel"),
                        row.getString("topic"),
                        ConsentState.valueOf(row.getString("state")),
                        Database.instant(row, "at"),
                        row.getString("source")))
                .list());
    }
}
