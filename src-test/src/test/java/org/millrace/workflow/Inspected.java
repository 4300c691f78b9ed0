package org.millrace.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.platform.Json;

/** Drafts that are opened in the builder, and its panel of settings. */
final class Inspected {

    static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private final MillraceServer server;

    Inspected(MillraceServer server) {
        this.server = server;
    }

    /** Templates and a contact that steps can name. */
    void things() {
        Rest rest = Rest.as(server, "marketer");
        template(rest, "inspector-hello", "Inspected greeting", "Good day");
        template(rest, "inspector-tip", "Inspected tip", "A good tip");
        rest.put(
                "contacts/inspector-1",
                "{\"email\": \"inspector-1@example.com\", \"timeZone\": \"Asia/Tokyo\","
                        + " \"attributes\": {\"plan\": \"pro\"}, \"tags\": [\"inspected\"]}");
    }

    private static void template(Rest rest, String slug, String name, String text) {
        if (rest.call("GET", "templates/" + slug, null).status() == 404) {
            rest.put(
                    "templates/" + slug,
                    """
                    {"name": "%s", "channel": "email", "topic": "transactional", "subject": "%s",
                     "html": "<p>%s</p>", "text": "%s"}"""
                            .formatted(name, text, text, text));
        }
    }

    /** A draft whose steps stand in a row, opened in the builder. */
    Page open(Reader reader, String slug, String... nodes) {
        StringBuilder layout = new StringBuilder();
        for (int i = 0; i < nodes.length; i++) {
            String id = Json.tree(nodes[i]).path("id").asText();
            layout.append(i == 0 ? "" : ", ").append("\"%s\": {\"x\": 0, \"y\": %d}".formatted(id, 160 * (i + 1)));
        }
        String document =
                """
                {"slug": "%s", "name": "Inspected", "nodes": [{"id": "start", "type": "manual-trigger"}, %s],
                 "edges": [{"from": "start", "to": "%s"}], "layout": {%s}}"""
                        .formatted(
                                slug,
                                String.join(", ", nodes),
                                Json.tree(nodes[0]).path("id").asText(),
                                layout);
        Rest rest = Rest.as(server, "marketer");
        Rest.Answer old = rest.call("GET", draft(slug), null);
        if (old.status() == 404) {
            rest.put(draft(slug), document);
        } else {
            rest.call("PUT", draft(slug), document, "If-Match", old.header("ETag"))
                    .success();
        }
        Page page = reader.open("workflows/" + slug + "/builder");
        assertThat(panel(page)).containsText("Workflow", SOON);
        return page;
    }

    static String draft(String slug) {
        return "workflows/" + slug + "/draft";
    }

    static Locator panel(Page page) {
        return page.locator(".inspector");
    }

    static Locator choose(Page page, String node) {
        page.locator(".react-flow__node[data-id='" + node + "']").dispatchEvent("click");
        assertThat(panel(page)).containsText("Left out, its id is shown: " + node);
        return panel(page);
    }

    JsonNode saved(Page page, String slug, String node) {
        assertThat(page.locator(".builder-head")).containsText("Saved", SOON);
        for (JsonNode one : Rest.as(server, "marketer").get(draft(slug)).path("nodes")) {
            if (one.path("id").asText().equals(node)) {
                return one;
            }
        }
        throw new AssertionError("The node " + node + " is gone");
    }
}
