package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.millrace.contact.Contact;
import org.millrace.contact.Contacts;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;

/** Shows what a recipient would get. Nothing is sent, and the link to unsubscribe leads nowhere. */
@Stateless
public class TemplatePreviews {

    private static final String NOWHERE = "https://example.com/unsubscribe";

    private final Templates templates;
    private final Contacts contacts;
    private final Products products;
    private final TemplateRenderer renderer;

    TemplatePreviews() {
        this(null, null, null, null);
    }

    @Inject
    TemplatePreviews(Templates templates, Contacts contacts, Products products, TemplateRenderer renderer) {
        this.templates = templates;
        this.contacts = contacts;
        this.products = products;
        this.renderer = renderer;
    }

    /** @param asked null = the saved source without any value */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public Rendered preview(String slug, PreviewRequest asked) {
        PreviewRequest request = asked == null ? PreviewRequest.EMPTY : asked;
        StoredTemplate stored = templates.get(slug);
        TemplateSource source = request.source() == null ? stored.source() : request.source();
        TemplateVersion version = new TemplateVersion(
                0, slug, 0, stored.template().channel(), stored.template().topic(), source);
        try {
            return renderer.render(version, context(request));
        } catch (TemplateTooLarge e) {
            throw new InvalidInput("html", e.said(), Sentence.of("Show fewer items, or less of each."));
        }
    }

    private RenderContext context(PreviewRequest request) {
        return new RenderContext(
                contact(request),
                product(request),
                campaign(values(request, PreviewRequest.Values::campaign)),
                NOWHERE);
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
        JsonNode values = values(request, PreviewRequest.Values::contact);
        return new ContactValues(
                text(values, "externalId"),
                text(values, "email"),
                text(values, "phone"),
                text(values, "firstName"),
                text(values, "lastName"),
                text(values, "timeZone"),
                text(values, "locale"),
                values);
    }

    private ProductValues product(PreviewRequest request) {
        if (request.product() != null) {
            ProductDetails product = products.get(request.product());
            return new ProductValues(product.slug(), product.name(), product.attributes());
        }
        JsonNode values = values(request, PreviewRequest.Values::product);
        return new ProductValues(text(values, "slug"), text(values, "name"), values);
    }

    private static CampaignValues campaign(JsonNode values) {
        return new CampaignValues(text(values, "name"), text(values, "fromName"), text(values, "fromEmail"));
    }

    private static JsonNode values(PreviewRequest request, Function<PreviewRequest.Values, JsonNode> root) {
        return Optional.ofNullable(request.values()).map(root).orElseGet(MissingNode::getInstance);
    }

    private static String text(JsonNode values, String field) {
        return values.path(field).isValueNode() ? values.path(field).asText() : null;
    }
}
