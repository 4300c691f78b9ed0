package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Applies checked patches to a vector of contacts: three statements for the lot, whoever else writes at the same time. */
@Dependent
class ContactMerge {

    private final ContactRepository contacts;
    private final TagRepository tags;
    private final Clock clock;

    @Inject
    ContactMerge(ContactRepository contacts, TagRepository tags, Clock clock) {
        this.contacts = contacts;
        this.tags = tags;
        this.clock = clock;
    }

    /** What became of the contacts, by external id. */
    Map<String, Change> apply(int tenant, Map<String, ContactPatch> patches) {
        Instant now = clock.instant();
        Map<String, Change> done = new TreeMap<>();
        Map<String, ContactPatch> open = new TreeMap<>(patches);
        // A contact that somebody else inserts between our look and our insert comes round again as an existing one.
        while (!open.isEmpty()) {
            done.putAll(change(tenant, open, now));
            open.keySet().removeAll(done.keySet());
            done.putAll(insert(tenant, open, now));
            open.keySet().removeAll(done.keySet());
        }
        tag(tenant, patches, done, now);
        return done;
    }

    private Map<String, Change> change(int tenant, Map<String, ContactPatch> patches, Instant now) {
        Map<String, Change> done = new TreeMap<>();
        List<StoredContact> changed = new ArrayList<>();
        for (StoredContact stored : contacts.lock(tenant, patches.keySet())) {
            ContactState state = merged(stored.externalId(), stored.state(), patches.get(stored.externalId()));
            boolean same = state.sameAs(stored.state());
            if (!same) {
                changed.add(new StoredContact(
                        stored.id(), stored.externalId(), state, stored.createdAt(), now, stored.version() + 1));
            }
            done.put(stored.externalId(), new Change(stored.id(), same ? Kind.SAME : Kind.UPDATED, stored));
        }
        if (!changed.isEmpty()) {
            contacts.update(tenant, changed, now);
        }
        return done;
    }

    private Map<String, Change> insert(int tenant, Map<String, ContactPatch> patches, Instant now) {
        Map<String, Change> done = new TreeMap<>();
        if (patches.isEmpty()) {
            return done;
        }
        Map<String, ContactState> states = new LinkedHashMap<>();
        patches.forEach((id, patch) -> states.put(id, merged(id, ContactState.EMPTY, patch)));
        contacts.insert(tenant, states, now)
                .forEach((id, number) -> done.put(id, new Change(number, Kind.CREATED, null)));
        return done;
    }

    private void tag(int tenant, Map<String, ContactPatch> patches, Map<String, Change> done, Instant now) {
        Map<Long, Set<String>> wanted = new TreeMap<>();
        patches.forEach((id, patch) -> {
            if (!patch.tags().isEmpty()) {
                wanted.computeIfAbsent(done.get(id).id(), n -> new TreeSet<>()).addAll(patch.tags());
            }
        });
        tags.add(tenant, wanted, now);
    }

    private static ContactState merged(String externalId, ContactState state, ContactPatch patch) {
        ContactState merged = state.with(patch);
        if (merged.attributes().size() > Attributes.MAX) {
            throw new InvalidInput(List.of(new Violation(
                    "contacts[" + externalId + "].attributes",
                    Sentence.of("would be more than {0}", Attributes.MAX),
                    Sentence.of("Remove some first, by setting them to null."))));
        }
        return merged;
    }

    /** What was done with a contact. */
    enum Kind {
        CREATED,
        UPDATED,
        SAME
    }

    /** @param before null where it is new */
    record Change(long id, Kind kind, StoredContact before) {}
}
