package org.millrace.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Roles;

/** The rights of the person behind a contact: to see all that is kept, and to be forgotten. */
@Stateless
public class PersonalRecords {

    private final ContactReading contacts;
    private final ConsentReadRepository consents;
    private final ScoreReadRepository scores;
    private final EventPageRepository events;
    private final Erasure erasure;
    private final Event<ContactExporting> exporting;
    private final CallerContext callers;

    PersonalRecords() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    PersonalRecords(
            ContactReading contacts,
            ConsentReadRepository consents,
            ScoreReadRepository scores,
            EventPageRepository events,
            Erasure erasure,
            Event<ContactExporting> exporting,
            CallerContext callers) {
        this.contacts = contacts;
        this.consents = consents;
        this.scores = scores;
        this.events = events;
        this.erasure = erasure;
        this.exporting = exporting;
        this.callers = callers;
    }

    @RolesAllowed({Roles.ADMIN, Roles.INTEGRATION})
    public ContactExport export(String externalId) {
        int tenant = callers.tenant();
        Contact contact = contacts.get(tenant, externalId);
        ContactExporting more = new ContactExporting(tenant, contact.id());
        exporting.fire(more);
        return new ContactExport(
                contact,
                consents.of(tenant, contact.id()),
                scores.moves(tenant, contact.id(), Integer.MAX_VALUE),
                events.all(tenant, contact.id()),
                more.sections());
    }

    /** For good. Hashes of the addresses stay, so that the person is not written to when it is imported again. */
    @RolesAllowed({Roles.ADMIN, Roles.INTEGRATION})
    public void erase(String externalId) {
        erasure.erase(callers.caller(), externalId);
    }
}
