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
    private final SentValuesRepository values;

    @Inject
    RecipientRecords(RecipientRepository repository, SentValuesRepository values) {
        this.repository = repository;
        this.values = values;
    }

    void forget(@Observes ContactErased erased) {
        repository.forget(erased.tenant(), erased.contactId());
        values.forget(erased.tenant(), erased.contactId());
    }

    void export(@Observes ContactExporting export) {
        export.add("messages", repository.of(export.tenant(), export.contactId()));
        export.add("messageValues", values.of(export.tenant(), export.contactId()));
    }
}
