package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Reads a batch of contacts; a bad one is put aside with its reasons, one that comes twice is folded into one. */
final class ContactBatch {

    static final int MAX = 1_000;

    private final Map<String, ContactPatch> patches = new LinkedHashMap<>();
    private final List<SavedContacts.Rejected> rejected = new ArrayList<>();

    private ContactBatch() {}

    static ContactBatch read(List<JsonNode> contacts) {
        if (contacts.isEmpty() || contacts.size() > MAX) {
            throw new InvalidInput(
                    "contacts",
                    Sentence.of("holds {0} contacts", contacts.size()),
                    Sentence.of("Send 1 to {0} per call.", MAX));
        }
        ContactBatch batch = new ContactBatch();
        for (int i = 0; i < contacts.size(); i++) {
            batch.add(i, contacts.get(i));
        }
        return batch;
    }

    Map<String, ContactPatch> patches() {
        return patches;
    }

    List<SavedContacts.Rejected> rejected() {
        return rejected;
    }

    private void add(int index, JsonNode json) {
        String where = "contacts[" + index + "].";
        List<Violation> violations = new ArrayList<>();
        String externalId = externalId(json, where, violations);
        if (violations.isEmpty()) {
            ContactPatch patch = ContactPatch.read(json, false, where, violations);
            if (violations.isEmpty()) {
                patches.merge(externalId, patch, ContactBatch::fold);
                return;
            }
        }
        rejected.add(new SavedContacts.Rejected(index, externalId, violations));
    }

    private static String externalId(JsonNode json, String where, List<Violation> violations) {
        if (json == null || !json.isObject()) {
            violations.add(new Violation(
                    where, Sentence.of("is not a JSON object"), Sentence.of("Send {\"externalId\": …}.")));
            return null;
        }
        String given =
                json.path("externalId").isTextual() ? json.get("externalId").textValue() : null;
        try {
            return ExternalIds.normalised(given);
        } catch (InvalidValue e) {
            violations.add(e.at(where + "externalId"));
            return null;
        }
    }

    private static ContactPatch fold(ContactPatch first, ContactPatch second) {
        Map<ContactField, Optional<String>> fields = new EnumMap<>(ContactField.class);
        fields.putAll(first.fields());
        fields.putAll(second.fields());
        Set<String> tags = new TreeSet<>(first.tags());
        tags.addAll(second.tags());
        return new ContactPatch(fields, first.attributes().deepCopy().setAll(second.attributes()), tags, false);
    }
}
