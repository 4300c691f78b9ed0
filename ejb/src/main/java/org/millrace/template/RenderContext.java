package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that a template can see. A contact's attributes are seen as {@code contact.industry} and as
 * {@code contact.attributes.industry}; where a field has the name, the field wins. So for a product.
 *
 * @param product the campaign's primary product; may be null
 * @param campaign may be null
 * @param unsubscribeUrl may be null in a preview
 */
public record RenderContext(
        ContactValues contact, ProductValues product, CampaignValues campaign, String unsubscribeUrl) {

    /** @param attributes a JSON object, may be null */
    public record ContactValues(
            String externalId,
            String email,
            String phone,
            String firstName,
            String lastName,
            String timeZone,
            String locale,
            JsonNode attributes) {

        /** @param field what is known under the name of each of them */
        public static ContactValues of(UnaryOperator<String> field, JsonNode attributes) {
            return new ContactValues(
                    field.apply("externalId"),
                    field.apply("email"),
                    field.apply("phone"),
                    field.apply("firstName"),
                    field.apply("lastName"),
                    field.apply("timeZone"),
                    field.apply("locale"),
                    attributes);
        }

        private ContactValues only(Seen seen) {
            return new ContactValues(
                    seen.only("externalId", externalId),
                    seen.only("email", email),
                    seen.only("phone", phone),
                    seen.only("firstName", firstName),
                    seen.only("lastName", lastName),
                    seen.only("timeZone", timeZone),
                    seen.only("locale", locale),
                    seen.only(attributes));
        }
    }

    /** @param attributes a JSON object, may be null */
    public record ProductValues(String slug, String name, JsonNode attributes) {

        private ProductValues only(Seen seen) {
            return new ProductValues(seen.only("slug", slug), seen.only("name", name), seen.only(attributes));
        }
    }

    /** What is known of a campaign. */
    public record CampaignValues(String name, String fromName, String fromEmail) {

        private CampaignValues only(Seen seen) {
            return new CampaignValues(
                    seen.only("name", name), seen.only("fromName", fromName), seen.only("fromEmail", fromEmail));
        }
    }

    /** What every contact can have; other names are attributes. */
    public static final Set<String> CONTACT_FIELDS = Collections.unmodifiableSet(new TreeSet<>(
            Set.of("externalId", "email", "phone", "firstName", "lastName", "timeZone", "locale", "attributes")));

    public static final Set<String> CAMPAIGN_FIELDS =
            Collections.unmodifiableSet(new TreeSet<>(Set.of("name", "fromName", "fromEmail")));

    /** The same with a way out. */
    public RenderContext leavingBy(String url) {
        return new RenderContext(contact, product, campaign, url);
    }

    /** What is left when all is taken away that no path reads; it renders the same. */
    RenderContext only(Collection<String> paths) {
        return new RenderContext(
                contact == null ? null : contact.only(Seen.below("contact", paths)),
                product == null ? null : product.only(Seen.below("product", paths)),
                campaign == null ? null : campaign.only(Seen.below("campaign", paths)),
                null);
    }

    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("contact", contactModel());
        model.put("product", productModel());
        model.put("campaign", campaignModel());
        model.put("unsubscribe_url", unsubscribeUrl == null ? "" : unsubscribeUrl);
        return model;
    }

    private Map<String, Object> contactModel() {
        if (contact == null) {
            return Map.of();
        }
        Map<String, Object> fields = withAttributes(contact.attributes());
        put(fields, "externalId", contact.externalId());
        put(fields, "email", contact.email());
        put(fields, "phone", contact.phone());
        put(fields, "firstName", contact.firstName());
        put(fields, "lastName", contact.lastName());
        put(fields, "timeZone", contact.timeZone());
        put(fields, "locale", contact.locale());
        return fields;
    }

    private Map<String, Object> productModel() {
        if (product == null) {
            return Map.of();
        }
        Map<String, Object> fields = withAttributes(product.attributes());
        put(fields, "slug", product.slug());
        put(fields, "name", product.name());
        return fields;
    }

    private Map<String, Object> campaignModel() {
        Map<String, Object> fields = new HashMap<>();
        if (campaign != null) {
            put(fields, "name", campaign.name());
            put(fields, "fromName", campaign.fromName());
            put(fields, "fromEmail", campaign.fromEmail());
        }
        return fields;
    }

    private static Map<String, Object> withAttributes(JsonNode attributes) {
        Map<String, Object> fields = new HashMap<>();
        if (attributes != null && attributes.isObject()) {
            attributes.properties().forEach(entry -> put(fields, entry.getKey(), value(entry.getValue())));
            fields.put("attributes", Map.copyOf(fields));
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            Map<String, Object> fields = new HashMap<>();
            node.properties().forEach(entry -> put(fields, entry.getKey(), value(entry.getValue())));
            return fields;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(item.isNull() ? "" : value(item)));
            return items;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return node.isNumber() ? node.decimalValue().toPlainString() : scalar(node);
    }

    private static Object scalar(JsonNode node) {
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }
}
