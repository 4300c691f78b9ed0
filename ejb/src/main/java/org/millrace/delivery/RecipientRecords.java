package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.contact.ContactErased;
import org.millrace.contact.ContactExporting;

/** What the ledger keeps of a person: part of an export, gone with an erasure. What counts stays. */
@Dependent
public class RecipientRecords {

    private final RecipientRepository repository;
    private final SentValuesRepository values;
    private final AttemptRepository attempts;

    @Inject
    RecipientRecords(RecipientRepository repository, SentValuesRepository values, AttemptRepository attempts) {
        this.repository = repository;
        this.values = values;
        this.attempts = attempts;
    }

    void forget(@Observes ContactErased erased) {
        repository.forget(erased.tenant(), erased.contactId());
        values.forget(erased.tenant(), erased.contactId());
        attempts.forget(erased.tenant(), erased.contactId());
    }

    void export(@Observes ContactExporting export) {
        List<MessageSummary> messages = repository.of(export.tenant(), export.contactId());
        export.add("messages", messages);
        export.add(
                "messageAttempts",
                attempts.of(export.tenant(), messages, MessageSummary::id).entrySet().stream()
                        .map(entry -> new PutOff(entry.getKey(), entry.getValue()))
                        .toList());
        export.add("messageValues", values.of(export.tenant(), export.contactId()));
    }

    /** As an export shows it. */
    record PutOff(long message, List<Attempt> attempts) {}
}
