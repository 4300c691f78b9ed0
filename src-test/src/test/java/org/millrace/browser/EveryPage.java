package org.millrace.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/** The pages of a server, once it has something to show on each. */
final class EveryPage {

    private EveryPage() {}

    /** By the name of the page: its address. */
    static Map<String, String> of(Rest rest) {
        long campaign = rest.post("sample-campaign", "{}").path("id").asLong();
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until(
                "runs of the sample",
                Duration.ofMinutes(2),
                () -> runs(rest, campaign).size() >= 20);
        JsonNode run = runs(rest, campaign).get(0);
        JsonNode known = rest.get("campaigns/" + campaign);
        Map<String, String> pages = new LinkedHashMap<>();
        List.of(
                        "campaigns",
                        "audiences",
                        "workflows",
                        "templates",
                        "contacts",
                        "runs",
                        "approvals",
                        "analytics",
                        "operations",
                        "settings")
                .forEach(name -> pages.put(name, name));
        List.of("overview", "audience", "triggers", "products", "runs", "analytics", "workflow", "history", "settings")
                .forEach(tab -> pages.put("campaign-" + tab, "campaign?id=" + campaign + "&tab=" + tab));
        pages.put("builder", "campaigns/" + campaign + "/builder");
        pages.put("audience", "audience?id=" + known.at("/audience/segment").asText());
        rest.put(
                "segments/regulars",
                """
                {"name": "Regulars", "predicate": {"type": "all", "of": [
                  {"type": "attribute", "name": "firstName", "exists": true},
                  {"type": "any", "of": [
                    {"type": "attribute", "name": "email", "exists": true},
                    {"type": "hasTag", "tag": "regular"}]}]}}
                """);
        rest.put("segments/regulars/schedule", "{\"cron\": \"0 6 * * *\", \"zone\": \"Europe/Vienna\"}");
        pages.put("schedules", "schedules");
        pages.put("audience-scheduled", "audience?id=regulars");
        pages.put("segment", "segment");
        pages.put("segment-edit", "segment?id=regulars");
        pages.put("upload", "upload");
        pages.put(
                "template",
                "template?id=" + rest.get("templates").at("/items/0/slug").asText());
        pages.put("contact", "contact?id=" + run.path("contact").asText());
        pages.put("run", "run?id=" + run.path("id").asText());
        pages.put("analytics-campaign", "analytics?campaign=" + campaign);
        return pages;
    }

    private static JsonNode runs(Rest rest, long campaign) {
        return rest.get("runs?campaign=" + campaign).path("items");
    }
}
