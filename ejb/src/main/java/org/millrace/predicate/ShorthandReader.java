package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.millrace.platform.Sentence;

/** Reads the words that stand for other conditions. */
final class ShorthandReader {

    private final Fields fields;

    ShorthandReader(Fields fields) {
        this.fields = fields;
    }

    /** @return empty for a word that is none of them, or whose fields are wrong */
    Optional<Predicate> read(String type, JsonNode json, String at) {
        return switch (type) {
            case HasFiredEvent.TYPE -> eventName(json, at).map(name -> new HasFiredEvent(name, days(json, at)));
            case NotHasFiredEvent.TYPE -> eventName(json, at).map(name -> new NotHasFiredEvent(name, days(json, at)));
            case FieldEquals.TYPE -> fieldEquals(json, at);
            case HasOpened.TYPE -> hasOpened(json, at);
            case HasOpenedExcludingBots.TYPE -> hasOpenedExcludingBots(json, at);
            case ClickedAtLeastN.TYPE -> clickedAtLeastN(json, at);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private Optional<String> eventName(JsonNode json, String at) {
        fields.only(json, at, Set.of("name", "withinDays"));
        return fields.text(json, at, "name", EventHappened.MAX_NAME);
    }

    private Integer days(JsonNode json, String at) {
        return fields.whole(json, at, "withinDays", EventHappened.MAX_DAYS).orElse(null);
    }

    private Optional<Predicate> fieldEquals(JsonNode json, String at) {
        fields.only(json, at, Set.of("field", "value"));
        Optional<String> field = fields.text(json, at, "field", AttributeIs.MAX_NAME);
        Optional<JsonNode> value = fields.operands().scalar(json.path("value"), at + ".value");
        return field.flatMap(name -> value.map(scalar -> new FieldEquals(name, scalar)));
    }

    private Optional<Predicate> hasOpened(JsonNode json, String at) {
        fields.only(json, at, Set.of("templateSlug", "sinceFlowStart", "includeMachine"));
        String template =
                fields.fitting(json, at, "templateSlug", Engaged.TEMPLATE).orElse(null);
        return Optional.of(new HasOpened(
                template, fields.flag(json, at, "sinceFlowStart"), fields.flag(json, at, "includeMachine")));
    }

    private Optional<Predicate> hasOpenedExcludingBots(JsonNode json, String at) {
        fields.only(json, at, Set.of("withinDays"));
        return Optional.of(new HasOpenedExcludingBots(days(json, at)));
    }

    private Optional<Predicate> clickedAtLeastN(JsonNode json, String at) {
        fields.only(json, at, Set.of("count", "withinDays"));
        Integer days = days(json, at);
        if (json.path("count").isMissingNode()) {
            return fields.refuse(
                    at + ".count",
                    Sentence.of("The count is missing."),
                    Sentence.of("Write how many clicks there must be."));
        }
        return fields.whole(json, at, "count", EventHappened.MAX_COUNT).map(count -> new ClickedAtLeastN(count, days));
    }
}
