package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.NotFound;

/** Puts tags on a contact and takes them off; what changed nothing leaves no record. */
@Dependent
class TagChanges {

    private static final int KNOWN = 100;

    private final ContactRepository contacts;
    private final TagRepository tags;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    TagChanges(ContactRepository contacts, TagRepository tags, AuditTrail audit, Clock clock) {
        this.contacts = contacts;
        this.tags = tags;
        this.audit = audit;
        this.clock = clock;
    }

    void add(Caller caller, String externalId, Collection<String> names) {
        Set<String> checked = Tags.checked(names);
        long id = id(caller.tenant(), externalId);
        if (tags.add(caller.tenant(), Map.of(id, checked), clock.instant()) > 0) {
            audit.record(caller, "contact.tagged", new AuditTrail.Subject("contact", id), null, checked);
        }
    }

    void remove(Caller caller, String externalId, Collection<String> names) {
        Set<String> checked = Tags.checked(names);
        long id = id(caller.tenant(), externalId);
        if (tags.remove(caller.tenant(), id, checked) > 0) {
            audit.record(caller, "contact.untagged", new AuditTrail.Subject("contact", id), checked, null);
        }
    }

    List<String> known(int tenant, String beginning) {
        return tags.known(tenant, beginning == null ? "" : beginning, KNOWN);
    }

    private long id(int tenant, String externalId) {
        return contacts.lock(tenant, List.of(externalId)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("contact", externalId))
                .id();
    }
}
