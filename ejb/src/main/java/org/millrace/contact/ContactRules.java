package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.millrace.platform.Sentence;

/** The rules for what a contact may hold, for whoever reads contacts from elsewhere. Each gives the form that is kept. */
public final class ContactRules {

    public static final int MAX_ATTRIBUTES = Attributes.MAX;
    public static final int MAX_ATTRIBUTE_TEXT = Attributes.MAX_TEXT;

    private ContactRules() {}

    public static String externalId(String value) throws InvalidValue {
        return ExternalIds.normalised(value);
    }

    public static String attributeName(String name) throws InvalidValue {
        return Attributes.name(name);
    }

    public static String attributeText(String value) throws InvalidValue {
        return Texts.storable(value, Attributes.MAX_TEXT);
    }

    public static String tag(String value) throws InvalidValue {
        return Tags.normalised(value);
    }

    /**
     * What a field or an attribute may be set to, whoever sets it.
     *
     * @param name the name of a field or of an attribute
     * @param value JSON null, or an empty text for a field, clears it
     */
    public static JsonNode value(String name, JsonNode value) throws InvalidValue {
        Optional<ContactField> field = ContactField.named(name);
        if (field.isEmpty()) {
            Attributes.name(name);
            return Attributes.value(value);
        }
        if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
            return NullNode.instance;
        }
        if (!value.isTextual()) {
            throw new InvalidValue(
                    Sentence.of("is not a text"), Sentence.of("A field holds text: write it in quotes, or null."));
        }
        return TextNode.valueOf(field.get().normalised(value.textValue()));
    }

    /** The name of what a score is about. */
    public static String criterion(String name) throws InvalidValue {
        return Scores.criterion(name);
    }

    public static BigDecimal score(BigDecimal points) throws InvalidValue {
        return Scores.points(points);
    }

    public static String eventName(String name) throws InvalidValue {
        return EventRules.named(name);
    }

    /** @param properties may be null */
    public static JsonNode eventProperties(JsonNode properties) throws InvalidValue {
        return EventRules.storable(properties);
    }

    /** @param region where a number without a country code is dialled: {@code GB} */
    public static String phone(String value, String region) throws InvalidValue {
        return PhoneNumber.normalised(value, region);
    }

    public static boolean isRegion(String region) {
        return PhoneNumber.isRegion(region);
    }
}
