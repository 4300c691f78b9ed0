package org.millrace.platform.web;

import org.junit.jupiter.api.BeforeAll;
import org.millrace.harness.PageGround;
import org.millrace.harness.Rest;

/** A marketer among the pages: a contact, a workflow, a segment and a campaign whose name is hostile. */
abstract class PagesGround extends PageGround {

    static final String HOSTILE = "<script>alert('ran')</script>\"><img src=x onerror=alert('ran')>";

    static String campaign;

    @BeforeAll
    static void some_things_are_there() {
        Rest rest = Rest.as(SERVER, "marketer");
        rest.post(
                "contacts",
                """
                {"contacts": [
                  {"externalId": "pages-1", "email": "pages-1@example.com", "firstName": "Ada", "tags": ["pages"]},
                  {"externalId": "pages-2", "email": "pages-2@example.com", "lastName": %s}]}
                """
                        .formatted(quoted(HOSTILE)));
        if (rest.call("GET", "workflows/pages/draft", null).status() == 404) {
            rest.put(
                    "workflows/pages/draft",
                    """
                    {"slug": "pages", "name": "Pages", "nodes": [
                       {"id": "start", "type": "manual-trigger"},
                       {"id": "pause", "type": "wait", "name": "Give them time", "config": {"amount": 2, "unit": "days"}},
                       {"id": "end", "type": "exit"}],
                     "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}
                    """);
            rest.post("workflows/pages/publish", "{}");
            rest.put(
                    "segments/pages",
                    "{\"name\": \"Pages\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"pages\"}}");
        }
        campaign = rest.post(
                        "campaigns",
                        """
                        {"name": %s, "workflow": "pages", "audience": {"kind": "SEGMENT", "segment": "pages"}}
                        """
                                .formatted(quoted(HOSTILE + System.nanoTime())))
                .path("id")
                .asText();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }
}
