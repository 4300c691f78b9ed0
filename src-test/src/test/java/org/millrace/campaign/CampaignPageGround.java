package org.millrace.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.millrace.harness.PageGround;
import org.millrace.harness.Reader;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/** A draft of a campaign of its own, for one contact, with every trigger and a question. */
abstract class CampaignPageGround extends PageGround {

    Rest rest;
    long id;
    private String name;

    @BeforeAll
    static void a_workflow_with_every_trigger_and_a_question() {
        Rest rest = Rest.as(SERVER, "marketer");
        rest.post(
                "contacts",
                """
                {"contacts": [{"externalId": "one-page-1", "email": "one-page-1@example.com", "tags": ["one-page"]}]}
                """);
        for (String product : new String[] {"one-page-shirts", "one-page-hats"}) {
            if (rest.call("GET", "products/" + product, null).status() == 404) {
                rest.put("products/" + product, "{\"name\": \"" + product + "\", \"attributes\": {}}");
            }
        }
        if (rest.call("GET", "workflows/one-page/draft", null).status() == 404) {
            rest.put(
                    "segments/one-page",
                    "{\"name\": \"One page\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"one-page\"}}");
            rest.put(
                    "workflows/one-page/draft",
                    """
                    {"slug": "one-page", "name": "One page", "nodes": [
                       {"id": "start", "type": "manual-trigger"},
                       {"id": "cron", "type": "schedule-trigger", "config": {"cron": "0 9 * * MON-FRI", "zone": "Pacific/Auckland"}},
                       {"id": "hook", "type": "webhook-trigger"},
                       {"id": "paid", "type": "event-trigger", "config": {"event": "order_paid",
                          "where": {"type": "attribute", "name": "total", "atLeast": 100}}},
                       {"id": "ask", "type": "approval", "config": {"question": "May we call?"}},
                       {"id": "yes", "type": "exit"}, {"id": "no", "type": "exit"}],
                     "edges": [{"from": "start", "to": "ask"}, {"from": "cron", "to": "ask"}, {"from": "hook", "to": "ask"},
                       {"from": "paid", "to": "ask"}, {"from": "ask", "port": "approved", "to": "yes"},
                       {"from": "ask", "port": "rejected", "to": "no"}]}
                    """);
            rest.post("workflows/one-page/publish", "{}");
        }
    }

    @BeforeEach
    final void a_draft_of_its_own() {
        rest = Rest.as(SERVER, "marketer");
        name = "One page " + System.nanoTime();
        id = rest.post(
                        "campaigns",
                        """
                        {"name": "%s", "workflow": "one-page", "timeZone": "Asia/Tokyo",
                         "audience": {"kind": "SEGMENT", "segment": "one-page"}}
                        """
                                .formatted(name))
                .path("id")
                .asLong();
    }

    final void activate() {
        rest.post("campaigns/" + id + "/activate", "{}");
    }

    /** Active, and its contact has come to the question. */
    final void untilAsked() {
        activate();
        Waiting.until(
                "the question",
                Duration.ofSeconds(60),
                () -> rest.get("analytics/campaigns/" + id).at("/runs/entered").asInt() == 1
                        && !rest.get("approvals?campaign=" + id).get("items").isEmpty());
    }

    final Page open(Reader reader, String tab) {
        Page page = reader.open("campaign?id=" + id + "&tab=" + tab);
        assertThat(page.locator("h1")).hasText(name);
        return page;
    }
}
