package org.millrace.template;

import org.millrace.platform.Json;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;

/** Values to render with. */
final class Values {

    static final String UNSUBSCRIBE = "https://example.com/u/token";

    private Values() {}

    static RenderContext of(String firstName, String attributes) {
        return new RenderContext(
                new ContactValues(
                        "crm-1",
                        "ada@example.com",
                        null,
                        firstName,
                        "Lovelace",
                        "Europe/London",
                        "en",
                        Json.tree(attributes)),
                new ProductValues("ledger", "Ledger", Json.tree("{\"price\":\"49 EUR\",\"name\":\"not this\"}")),
                new CampaignValues("Spring", "Millrace", "hello@example.com"),
                UNSUBSCRIBE);
    }

    static RenderContext ada() {
        return of(
                "Ada",
                "{\"industry\":\"fintech\",\"items\":[\"one\",\"two\"],\"orders\":[{\"no\":1},{\"no\":2}],\"n\":7,\"x\":1.50,\"yes\":true,\"no\":false}");
    }

    static TemplateVersion html(String html) {
        return new TemplateVersion(1, "test", 1, "email", "marketing", new TemplateSource("Subject", html, null));
    }

    static TemplateVersion subject(String subject) {
        return new TemplateVersion(1, "test", 1, "email", "marketing", new TemplateSource(subject, "<p>x</p>", null));
    }

    static TemplateVersion text(String text) {
        return new TemplateVersion(1, "test", 1, "email", "marketing", new TemplateSource("Subject", null, text));
    }
}
