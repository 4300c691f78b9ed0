package org.millrace.browser;

import java.time.Duration;
import java.util.List;
import org.millrace.harness.Waiting;

/** A campaign that runs, and what people decide in it. */
final class HostileCampaigns extends HostileKind {

    HostileCampaigns(HostileKind like) {
        super(like);
    }

    private String campaign;

    void campaigns() {
        String terms =
                """
                {"name": "Spring §", "description": "The spring mail", "type": "DRIP", "workflow": "hostile",
                 "audience": {"kind": "SEGMENT", "segment": "hostile", "exclude": ["hostile-list"]}, "owner": "admin",
                 "fromEmail": "news@example.com", "fromName": "News", "topic": "marketing", "timeZone": "Europe/Vienna",
                 "calendar": {"zone": "contact", "holidays": ["2026-12-24"]},
                 "reentry": {"policy": "NEVER"},
                 "goals": [{"name": "order", "event": "order_paid", "window": "P14D", "valueProperty": "amount"}],
                 "products": [{"slug": "hostile"}]}""";
        campaign = desk.fill("POST campaigns", posts("campaigns"), terms, "workflow", "segment")
                .path("id")
                .asText();
        desk.fill("PUT campaigns/{id}", puts("campaigns/" + campaign), terms);
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until(
                "approvals",
                Duration.ofMinutes(3),
                () -> rest.get("approvals").path("items").size() >= 12);
        rest.get("runs?campaign=" + campaign)
                .path("items")
                .forEach(run -> pages.put("run", "run?id=" + run.path("id").asText()));
        List.of("overview", "audience", "triggers", "products", "runs", "analytics", "workflow", "history", "settings")
                .forEach(tab -> pages.put("campaign-" + tab, "campaign?id=" + campaign + "&tab=" + tab));
        pages.put("campaign-builder", "campaigns/" + campaign + "/builder");
        pages.put("analytics-campaign", "analytics?campaign=" + campaign);
        pages.put("runs-campaign", "runs?campaign=" + campaign);
    }

    void acts() {
        desk.fill(
                "POST approvals/{id}/approve",
                body -> rest.call("POST", "approvals/" + approval(0) + "/approve", body),
                "{\"comment\": \"Met them.\"}");
        desk.fill(
                "POST approvals/{id}/reject",
                body -> rest.call("POST", "approvals/" + approval(0) + "/reject", body),
                "{\"comment\": \"Never met them.\"}");
        desk.fill(
                "POST runs/bulk",
                posts("runs/bulk"),
                """
                {"action": "CANCEL", "reason": "no more", "dryRun": true, "filter": {"campaign": %s, "status": "WAITING",
                 "node": "ask", "list": "hostile-list", "since": "2026-03-01T09:00:00Z"}}"""
                        .formatted(campaign));
        desk.fill(
                "POST campaigns/{id}/re-enroll",
                posts("campaigns/" + campaign + "/re-enroll"),
                "{\"contacts\": [\"hostile-2\"], \"reason\": \"again\"}");
        desk.fill(
                "POST campaigns/{id}/re-enroll",
                posts("campaigns/" + campaign + "/re-enroll"),
                "{\"segment\": \"hostile-list\", \"reason\": \"again\"}");
        desk.fill(
                "POST messages/resolve",
                posts("messages/resolve"),
                "{\"messages\": [4711], \"resolution\": \"sent\", \"note\": \"relay log\"}");
    }

    /** What ends a campaign, or wakes it, is said to another one every time. */
    void stops() {
        desk.fill(
                "POST campaigns/{id}/stop",
                body -> rest.call("POST", "campaigns/" + running() + "/stop", body),
                "{\"reason\": \"no more\"}");
        desk.fill(
                "POST campaigns/{id}/resume",
                body -> {
                    String id = running();
                    rest.post("campaigns/" + id + "/freeze", "{}");
                    return rest.call("POST", "campaigns/" + id + "/resume", body);
                },
                "{\"catchUp\": {\"rule\": \"NOW\"}}");
    }

    private String running() {
        String id = rest.post(
                        "campaigns",
                        """
                        {"name": "Ended %s", "workflow": "hostile", "audience": {"kind": "SEGMENT", "segment": "hostile-list"}}"""
                                .formatted(System.nanoTime()))
                .path("id")
                .asText();
        rest.post("campaigns/" + id + "/activate", "{}");
        return id;
    }

    /** A body that the description leaves to the caller: texts of it become facts of contacts. */
    void hooks() {
        rest.put(
                "workflows/hostile-hook/draft",
                """
                {"slug": "hostile-hook", "name": "Hook", "nodes": [
                   {"id": "in", "type": "webhook-trigger", "config": {"contact": "/externalId", "contacts": "save"}},
                   {"id": "end", "type": "exit"}],
                 "edges": [{"from": "in", "port": "next", "to": "end"}], "layout": {}}""");
        rest.post("workflows/hostile-hook/publish", "{}");
        String id = rest.post(
                        "campaigns",
                        "{\"name\": \"Hooked\", \"type\": \"TRIGGERED\", \"workflow\": \"hostile-hook\","
                                + " \"audience\": {\"kind\": \"NONE\"}}")
                .path("id")
                .asText();
        rest.post("campaigns/" + id + "/activate", "{}");
        rest.post("campaigns/" + id + "/hook", "{}");
        desk.fill(
                "POST campaigns/{id}/hook/trial",
                posts("campaigns/" + id + "/hook/trial"),
                """
                {"externalId": "hostile-hook", "email": "hostile-hook@example.com", "attributes": {"plan": "pro"},
                 "order": {"lines": [{"what": "one"}]}}""");
    }

    private String approval(int index) {
        return rest.get("approvals").path("items").path(index).path("id").asText();
    }
}
