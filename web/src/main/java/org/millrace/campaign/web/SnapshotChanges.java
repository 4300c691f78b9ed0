package org.millrace.campaign.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.AuditRecord;
import org.millrace.platform.web.Words;

/** What a record of the audit trail changed of a campaign, field by field, in words. */
final class SnapshotChanges {

    private static final Set<String> CONSEQUENCES =
            Set.of("id", "version", "actions", "createdAt", "activatedAt", "completedAt", "sample");

    private final Words words;

    SnapshotChanges(Words words) {
        this.words = words;
    }

    /** None for what was not there before or is not any more. */
    List<Change> of(AuditRecord entry) {
        if (entry.before() == null || entry.after() == null) {
            return List.of();
        }
        Set<String> fields = new TreeSet<>();
        entry.before().fieldNames().forEachRemaining(fields::add);
        entry.after().fieldNames().forEachRemaining(fields::add);
        fields.removeAll(CONSEQUENCES);
        return fields.stream()
                .filter(field ->
                        !Objects.equals(entry.before().get(field), entry.after().get(field)))
                .map(field -> new Change(
                        label(field),
                        text(field, entry.before().get(field)),
                        text(field, entry.after().get(field))))
                .toList();
    }

    private String label(String field) {
        String key = "historyField." + field;
        return words.has(key) ? words.of(key) : field;
    }

    private String text(String field, JsonNode value) {
        if (value == null || value.isNull() || value.isEmpty() && value.isContainerNode()) {
            return "–";
        }
        if (value.isBoolean()) {
            return words.of(value.asBoolean() ? "history.yes" : "history.no");
        }
        if (field.equals("status")) {
            return words.word("campaignStatus", value.asText());
        }
        if (field.equals("type")) {
            return words.word("campaignTypeShort", value.asText());
        }
        if (value.isObject() && value.hasNonNull("name")) {
            return value.get("name").asText();
        }
        if (field.equals("audience")) {
            return words.word("campaign.audience", value.path("kind").asText());
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** A field that was changed. */
    public record Change(String field, String before, String after) {}
}
