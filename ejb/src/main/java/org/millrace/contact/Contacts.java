package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.contact.ContactMerge.Change;
import org.millrace.contact.ContactMerge.Kind;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Contacts of the caller's tenant. */
@Stateless
public class Contacts {

    private final ContactReading reading;
    private final ContactMerge merge;
    private final TagChanges tagChanges;
    private final AuditTrail audit;
    private final CallerContext callers;

    Contacts() {
        this(null, null, null, null, null);
    }

    @Inject
    Contacts(
            ContactReading reading,
            ContactMerge merge,
            TagChanges tagChanges,
            AuditTrail audit,
            CallerContext callers) {
        this.reading = reading;
        this.merge = merge;
        this.tagChanges = tagChanges;
        this.audit = audit;
        this.callers = callers;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Contact get(String externalId) {
        return reading.get(callers.tenant(), externalId);
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public Page<Contact> list(ContactQuery query) {
        return reading.page(callers.tenant(), query);
    }

    /**
     * Creates the contact or replaces all that is known of it; tags are added, none is removed.
     *
     * @param seen what the caller saw of it; absent = whatever it is
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public SavedContact put(String externalId, ContactDetails details, IfMatch seen) {
        return save(externalId, Json.MAPPER.valueToTree(details), true, seen);
    }

    /**
     * Changes what the JSON object names: a value sets, null clears; attributes are merged name by name.
     *
     * @param seen what the caller saw of it; absent = whatever it is
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public Contact patch(String externalId, JsonNode patch, IfMatch seen) {
        reading.get(callers.tenant(), externalId);
        return save(externalId, patch, false, seen).contact();
    }

    /** Creates contacts or changes what is named of them, up to 1,000; a bad one does not stop the good ones. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public SavedContacts putAll(List<JsonNode> contacts) {
        Caller caller = callers.caller();
        ContactBatch batch = ContactBatch.read(contacts);
        Map<Kind, Long> counts = merge.apply(caller.tenant(), batch.patches()).values().stream()
                .collect(Collectors.groupingBy(Change::kind, Collectors.counting()));
        SavedContacts saved = new SavedContacts(
                counts.getOrDefault(Kind.CREATED, 0L).intValue(),
                counts.getOrDefault(Kind.UPDATED, 0L).intValue(),
                counts.getOrDefault(Kind.SAME, 0L).intValue(),
                batch.rejected());
        audit.record(
                caller,
                "contacts.saved",
                new AuditTrail.Subject("contacts", "batch"),
                null,
                Map.of("created", saved.created(), "updated", saved.updated()));
        return saved;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public Contact addTags(String externalId, Collection<String> tags) {
        tagChanges.add(callers.caller(), externalId, tags);
        return get(externalId);
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.INTEGRATION})
    public Contact removeTags(String externalId, Collection<String> tags) {
        tagChanges.remove(callers.caller(), externalId, tags);
        return get(externalId);
    }

    /** The first 100 tags in use that begin so. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public List<String> knownTags(String beginning) {
        return tagChanges.known(callers.tenant(), beginning);
    }

    private SavedContact save(String externalId, JsonNode json, boolean replaces, IfMatch seen) {
        Caller caller = callers.caller();
        List<Violation> violations = new ArrayList<>();
        String id = checked(externalId, violations);
        if (json == null || !json.isObject()) {
            throw new InvalidInput("", Sentence.of("is not a JSON object"), Sentence.of("Send {\"email\": …}."));
        }
        ContactPatch patch = ContactPatch.read(json, replaces, "", violations);
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
        reading.lock(caller.tenant(), id, seen);
        Change change = merge.apply(caller.tenant(), Map.of(id, patch)).get(id);
        Contact after = reading.get(caller.tenant(), id);
        record(caller, change, after);
        return new SavedContact(after, change.kind() == Kind.CREATED);
    }

    private void record(Caller caller, Change change, Contact after) {
        if (change.kind() == Kind.SAME) {
            return;
        }
        audit.record(
                caller,
                change.kind() == Kind.CREATED ? "contact.created" : "contact.updated",
                new AuditTrail.Subject("contact", change.id()),
                change.before() == null ? null : Contact.of(change.before(), Set.of(), Map.of()),
                after);
    }

    private static String checked(String externalId, List<Violation> violations) {
        try {
            return ExternalIds.normalised(externalId);
        } catch (InvalidValue e) {
            violations.add(e.at("externalId"));
            return null;
        }
    }
}
