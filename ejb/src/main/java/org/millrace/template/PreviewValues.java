package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.millrace.contact.Contact;
import org.millrace.contact.Contacts;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;

/** What a preview fills in; its link to unsubscribe leads nowhere. */
@Dependent
class PreviewValues {

    private static final String NOWHERE = "https://example.com/unsubscribe";

    private static final Map<String, String> SOMEBODY = Map.of(
            "externalId", "sample-1",
            "email", "ada@example.com",
            "phone", "+442071838750",
            "firstName", "Ada",
            "lastName", "Sample",
            "timeZone", "Europe/London",
            "locale", "en");
    private static final Map<String, String> SOMETHING = Map.of("slug", "sample", "name", "Sample product");
    private static final Map<String, String> SOMETIME =
            Map.of("name", "Sample campaign", "fromName", "Sample sender", "fromEmail", "sender@example.com");

    private final Contacts contacts;
    private final Products products;

    @Inject
    PreviewValues(Contacts contacts, Products products) {
        this.contacts = contacts;
        this.products = products;
    }

    RenderContext of(PreviewRequest request) {
        return new RenderContext(contact(request), product(request), campaign(request), NOWHERE);
    }

    private ContactValues contact(PreviewRequest request) {
        if (request.contact() != null) {
            Contact contact = contacts.get(request.contact());
            return new ContactValues(
                    contact.externalId(),
                    contact.email(),
                    contact.phone(),
                    contact.firstName(),
                    contact.lastName(),
                    contact.timeZone(),
                    contact.locale(),
                    contact.attributes());
        }
        Said said = said(request, PreviewRequest.Values::contact, SOMEBODY);
        return ContactValues.of(said::text, said.values());
    }

    private ProductValues product(PreviewRequest request) {
        if (request.product() != null) {
            ProductDetails product = products.get(request.product());
            return new ProductValues(product.slug(), product.name(), product.attributes());
        }
        Said said = said(request, PreviewRequest.Values::product, SOMETHING);
        return new ProductValues(said.text("slug"), said.text("name"), said.values());
    }

    private static CampaignValues campaign(PreviewRequest request) {
        Said said = said(request, PreviewRequest.Values::campaign, SOMETIME);
        return new CampaignValues(said.text("name"), said.text("fromName"), said.text("fromEmail"));
    }

    private static Said said(
            PreviewRequest request, Function<PreviewRequest.Values, JsonNode> root, Map<String, String> madeUp) {
        JsonNode values = Optional.ofNullable(request.values()).map(root).orElseGet(MissingNode::getInstance);
        return new Said(values, request.madeUp() ? madeUp : Map.of());
    }

    /** @param otherwise by field: what is taken where the values have nothing */
    private record Said(JsonNode values, Map<String, String> otherwise) {

        private String text(String field) {
            return values.path(field).isValueNode() ? values.path(field).asText() : otherwise.get(field);
        }
    }
}
