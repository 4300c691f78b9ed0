package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.Rest.Answer;

class TemplatesIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final String MAIL =
            """
            {"name": "Welcome", "subject": "%s {{contact.firstName}}", "html":
             "<p style=\\"color:#333333\\">{{product.name}} for {{contact.industry}}</p><a href=\\"{{unsubscribe_url}}\\">No more</a>"}
            """;

    private final Rest marketer = Rest.as(SERVER, "marketer");

    @Test
    void a_template_is_saved_in_versions_and_archived() {
        Answer created = marketer.call("PUT", "templates/it-versions", MAIL.formatted("Hello"));
        Answer blind = marketer.call("PUT", "templates/it-versions", MAIL.formatted("Good day"));
        Answer changed = marketer.call(
                "PUT", "templates/it-versions", MAIL.formatted("Good day"), "If-Match", created.header("ETag"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(blind.status()).isEqualTo(428);
        assertThat(changed.json().get("currentNo").asInt()).isEqualTo(2);
        assertThat(marketer.get("templates/it-versions/versions/1")
                        .at("/source/subject")
                        .asText())
                .isEqualTo("Hello {{contact.firstName}}");
        assertThat(marketer.get("templates/it-versions/versions").get("items")).hasSize(2);
        assertThat(marketer.call("DELETE", "templates/it-versions", null).status())
                .isEqualTo(204);
        assertThat(marketer.get("templates/it-versions")
                        .at("/template/archived")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @Tag("S0-35")
    @Tag("S0-46")
    @Tag("S2-14")
    void a_preview_shows_a_contacts_and_a_products_values() {
        marketer.put("templates/it-preview", MAIL.formatted("Hello"));
        marketer.put("products/it-ledger", "{\"name\": \"Ledger\", \"attributes\": {\"price\": \"49 EUR\"}}");
        marketer.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"it-ada\", \"email\": \"ada@example.com\", \"firstName\": \"Ada\","
                        + " \"attributes\": {\"industry\": \"fintech\"}}]}");

        JsonNode ofContact =
                marketer.post("templates/it-preview/preview", "{\"contact\": \"it-ada\", \"product\": \"it-ledger\"}");
        JsonNode ofValues = marketer.post(
                "templates/it-preview/preview",
                "{\"values\": {\"contact\": {\"firstName\": \"<b>\", \"industry\": \"<script>alert(1)</script>\"}}}");

        assertThat(ofContact.get("subject").asText()).isEqualTo("Hello Ada");
        assertThat(ofContact.get("html").asText()).contains("Ledger for fintech", "style=\"color:#333333\"");
        assertThat(ofContact.get("text").asText()).startsWith("Ledger for fintech");
        assertThat(ofValues.get("subject").asText()).isEqualTo("Hello <b>");
        assertThat(ofValues.get("html").asText()).doesNotContain("<script");
    }

    @Test
    void a_faulty_template_is_refused_with_its_places() {
        Answer noWayOut =
                marketer.call("PUT", "templates/it-faulty", "{\"subject\": \"Hello\", \"html\": \"<p>{{foo}}</p>\"}");

        assertThat(noWayOut.status()).isEqualTo(422);
        assertThat(noWayOut.json().get("errors").findValuesAsText("where")).contains("html line 1", "html");
        assertThat(marketer.call("GET", "templates/it-faulty", null).status()).isEqualTo(404);
    }

    @Test
    void a_workflow_learns_of_a_missing_template_and_of_an_archived_one() {
        String document =
                """
                {"name": "W", "nodes": [{"id": "start", "type": "manual-trigger"},
                  {"id": "mail", "type": "send", "config": {"channel": "email", "template": "it-used"}}],
                 "edges": [{"from": "start", "to": "mail"}]}
                """;
        JsonNode missing = marketer.post("workflows/it-used/validate", document);
        marketer.put("templates/it-used", MAIL.formatted("Hello"));
        JsonNode there = marketer.post("workflows/it-used/validate", document);
        marketer.call("DELETE", "templates/it-used", null);
        JsonNode archived = marketer.post("workflows/it-used/validate", document);

        assertThat(missing.at("/problems/0/code").asText()).isEqualTo("template-missing");
        assertThat(missing.at("/problems/0/field").asText()).isEqualTo("template");
        assertThat(missing.at("/problems/0/severity").asText()).isEqualTo("error");
        assertThat(there.get("problems").findValuesAsText("severity")).doesNotContain("error");
        assertThat(archived.at("/problems/0/code").asText()).isEqualTo("template-archived");
        assertThat(archived.at("/problems/0/severity").asText()).isEqualTo("error");
    }

    @Test
    void another_tenant_finds_neither_template_nor_product() {
        marketer.put("templates/it-mine", MAIL.formatted("Hello"));
        marketer.put("products/it-mine", "{\"name\": \"Mine\"}");
        Rest stranger = Rest.as(SERVER, "other-admin");

        assertThat(stranger.call("GET", "templates/it-mine", null).status()).isEqualTo(404);
        assertThat(stranger.call("POST", "templates/it-mine/preview", "{}").status())
                .isEqualTo(404);
        assertThat(stranger.call("GET", "products/it-mine", null).status()).isEqualTo(404);
        assertThat(stranger.call("DELETE", "products/it-mine", null).status()).isEqualTo(404);
    }
}
