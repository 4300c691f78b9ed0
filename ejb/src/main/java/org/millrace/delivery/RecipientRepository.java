package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

@Dependent
class RecipientRepository {

    private final Jdbi jdbi;

    @Inject
    RecipientRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<MessageSummary> of(int tenant, long contactId) {
        return jdbi.withHandle(
                h -> h.createQuery(MessageReadRepository.SUMMARY + "and m.contact_id = :contact order by m.id")
                        .bind("tenant", tenant)
                        .bind("contact", contactId)
                        .map(MessageReadRepository::summary)
                        .list());
    }

    /** Replies and reasons of a relay may name the address too. */
    void forget(int tenant, long contactId) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update message
                        set address = null, subject = null, provider_id = null,
                            reason = case when reason is null then null else 'contact erased' end
                        where tenant_id = :tenant and contact_id = :contact
                        """)
                .bind("tenant", tenant)
                .bind("contact", contactId)
                .execute());
    }
}
