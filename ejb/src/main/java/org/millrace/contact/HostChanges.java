package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millrace.spi.AttributeValue;
import org.millrace.spi.ContactChange;
import org.millrace.spi.ContactChanges;

/** The changes of a batch as the host is told them: by tenant and external id, of each thing the last one alone. */
final class HostChanges {

    private final TreeMap<String, TreeMap<String, Told>> byTenant = new TreeMap<>();

    private HostChanges() {}

    static List<ContactChanges> of(
            List<TagChange> tags, List<AttributeChange> attributes, ContactNameStore names, Instant now) {
        Map<Long, Integer> tenants = new HashMap<>();
        tags.forEach(change -> tenants.put(change.contactId(), change.tenant()));
        attributes.forEach(change -> tenants.put(change.contactId(), change.tenant()));
        Map<Long, ContactName> known = names.of(tenants);
        HostChanges changes = new HostChanges();
        for (TagChange change : tags) {
            changes.about(known.get(change.contactId())).tag(change);
        }
        for (AttributeChange change : attributes) {
            changes.about(known.get(change.contactId())).set(change);
        }
        return changes.told(now);
    }

    private Told about(ContactName name) {
        return name == null
                ? new Told()
                : byTenant.computeIfAbsent(name.tenant(), tenant -> new TreeMap<>())
                        .computeIfAbsent(name.externalId(), id -> new Told());
    }

    private List<ContactChanges> told(Instant now) {
        List<ContactChanges> told = new ArrayList<>();
        byTenant.forEach((tenant, contacts) -> told.add(new ContactChanges(
                tenant,
                now,
                contacts.entrySet().stream()
                        .map(contact -> contact.getValue().of(contact.getKey()))
                        .toList())));
        return told;
    }

    /** What one contact is to be from now on. */
    private static final class Told {

        private final TreeSet<String> added = new TreeSet<>();
        private final TreeSet<String> removed = new TreeSet<>();
        private final TreeMap<String, AttributeValue> attributes = new TreeMap<>();

        void tag(TagChange change) {
            (change.add() ? added : removed).add(change.tag());
            (change.add() ? removed : added).remove(change.tag());
        }

        void set(AttributeChange change) {
            attributes.put(change.name(), value(change.value()));
        }

        ContactChange of(String externalId) {
            return new ContactChange(externalId, added, removed, attributes);
        }

        private static AttributeValue value(JsonNode value) {
            if (value.isNull()) {
                return new AttributeValue.Cleared();
            }
            if (value.isBoolean()) {
                return new AttributeValue.Flag(value.booleanValue());
            }
            return value.isNumber()
                    ? new AttributeValue.Amount(value.decimalValue())
                    : new AttributeValue.Text(value.textValue());
        }
    }
}
