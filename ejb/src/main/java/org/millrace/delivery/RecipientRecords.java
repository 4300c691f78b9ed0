package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.millrace.contact.ContactErased;
import org.millrace.contact.ContactExporting;

/** What the ledger keeps of a person: part of an export, gone with an erasure. What counts stays. */
@Dependent
public class RecipientRecords {

    private final RecipientRepository repository;

    @Inject
    RecipientRecords(RecipientRepository repository) {
        this.repository = repository;
    }

    void forget(@Observes ContactErased erased) {
        repository.forget(erased.tenant(), erased.contactId());
    }

    void export(@Observes ContactExporting export) {
        export.add("messages", repository.of(export.tenant(), export.contactId()));
    }
}
