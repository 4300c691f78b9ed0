package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.NotFound;

/** Forgets a contact in one transaction. */
@Dependent
class Erasure {

    private final ContactRepository contacts;
    private final ConsentStore consents;
    private final ErasureRepository traces;
    private final AuditTrail audit;
    private final Event<ContactErased> news;
    private final Clock clock;

    @Inject
    Erasure(
            ContactRepository contacts,
            ConsentStore consents,
            ErasureRepository traces,
            AuditTrail audit,
            Event<ContactErased> news,
            Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.traces = traces;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    void erase(Caller caller, String externalId) {
        StoredContact contact =
                contacts.lockAlone(caller.tenant(), externalId).orElseThrow(() -> new NotFound("contact", externalId));
        List<String> addresses = Stream.of(
                        contact.state().get(ContactField.EMAIL), contact.state().get(ContactField.PHONE))
                .filter(Objects::nonNull)
                .toList();
        for (String address : addresses) {
            consents.suppress(caller.tenant(), ConsentChange.ALL, address, ConsentStore.ERASED, clock.instant());
        }
        news.fire(new ContactErased(caller.tenant(), contact.id()));
        traces.remove(
                caller.tenant(),
                contact.id(),
                Stream.concat(Stream.of(externalId), addresses.stream()).toList());
        contacts.delete(caller.tenant(), contact.id());
        AuditTrail.Subject subject = new AuditTrail.Subject("contact", contact.id());
        audit.forget(caller.tenant(), subject);
        audit.record(caller, "contact.erased", subject, null, null);
    }
}
