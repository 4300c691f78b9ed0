package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Under which number a contact is kept here. */
@Dependent
public class ContactNumberRepository {

    private final Jdbi jdbi;

    @Inject
    public ContactNumberRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Long> of(int tenant, String externalId) {
        return jdbi.withHandle(
                h -> h.createQuery("select id from contact where tenant_id = :tenant and external_id = :external")
                        .bind("tenant", tenant)
                        .bind("external", externalId)
                        .mapTo(Long.class)
                        .findOne());
    }
}
