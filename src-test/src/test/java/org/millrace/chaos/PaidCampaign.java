package org.millrace.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.harness.Rest;

/**
 * Contacts get a mail, wait for their payment, are then given a tag, a stage and points, fire an event and wait for that themselves; by
 * it they enter a second campaign, which tags them too. All of it once each; each act may be repeated.
 */
final class PaidCampaign {

    private static final String NAME = "points";

    /** Whoever fires the event again enters again: a doubled event would show. */
    private static final String THANKED =
            """
            {"slug": "thanked", "name": "Thanked",
             "nodes": [{"id": "start", "type": "event-trigger", "config": {"event": "points_thanked"}},
                       {"id": "tag", "type": "tag", "config": {"add": ["thanked"]}},
                       {"id": "done", "type": "exit"}],
             "edges": [{"from": "start", "to": "tag"}, {"from": "tag", "to": "done"}]}
            """;

    private final Rest rest;

    PaidCampaign(Rest rest) {
        this.rest = rest;
    }

    void make() {
        rest.put(
                "templates/points",
                """
                {"name": "Points", "channel": "email", "subject": "Hello {{contact.externalId}}",
                 "html": "<p>Hello {{contact.externalId}}</p><p><a href='{{unsubscribe_url}}'>Unsubscribe</a></p>"}
                """);
        rest.put("workflows/points/draft", workflow(30));
        rest.post("workflows/points/publish", "{}");
        rest.post("segments", "{\"slug\":\"points\",\"name\":\"points\",\"kind\":\"LIST\"}");
        rest.put("workflows/thanked/draft", THANKED);
        rest.post("workflows/thanked/publish", "{}");
        activate(
                "{\"name\": \"thanked\", \"workflow\": \"thanked\", \"type\": \"TRIGGERED\", \"reentry\": {\"policy\": \"ALWAYS\"}}");
        activate(
                """
                {"name": "points", "workflow": "points", "audience": {"kind": "SEGMENT", "segment": "points"}}
                """);
    }

    private void activate(String campaign) {
        long id = rest.post("campaigns", campaign).get("id").asLong();
        rest.post("campaigns/" + id + "/activate", "{}");
    }

    /** Brings a group of contacts in, and moves those inside to a version with another length of the wait. */
    void enter(int group, int size) {
        String contacts = names(group, size).stream()
                .map(name -> "{\"externalId\":\"%s\",\"email\":\"%s@example.com\"}".formatted(name, name))
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
        rest.post("contacts", contacts);
        rest.post(
                "segments/points/members",
                names(group, size).stream()
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(",", "{\"contacts\":[", "]}")));
        rest.post("campaigns/" + id() + "/run-now", "{}");
    }

    void moveToANewVersion(int group) {
        rest.call("PUT", "workflows/points/draft", workflow(31 + group), "If-Match", "*")
                .success();
        rest.post(
                "workflows/points/publish",
                "{\"campaigns\":[{\"campaign\":%d,\"choice\":\"MOVE_NOW\"}]}".formatted(id()));
    }

    static List<String> names(int group, int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(n -> "p" + group + "-" + n)
                .toList();
    }

    private long id() {
        for (JsonNode campaign : rest.get("campaigns?limit=500").get("items")) {
            if (campaign.get("name").asText().equals(NAME)) {
                return campaign.get("id").asLong();
            }
        }
        throw new IllegalStateException("There is no campaign " + NAME);
    }

    private static String workflow(int days) {
        return """
                        {"slug": "points", "name": "Points",
                         "nodes": [{"id": "start", "type": "manual-trigger"},
                                   {"id": "mail", "type": "send", "config": {"channel": "email", "template": "points"}},
                                   {"id": "paid", "type": "wait",
                                    "config": {"amount": %d, "unit": "days", "event": {"name": "points_paid"}}},
                                   {"id": "tag", "type": "tag", "config": {"add": ["paid"]}},
                                   {"id": "stage", "type": "set-attribute", "config": {"name": "stage", "value": "paid"}},
                                   {"id": "score", "type": "adjust-score", "config": {"criterion": "fit", "by": 5}},
                                   {"id": "tell", "type": "fire-event", "config": {"name": "points_thanked"}},
                                   {"id": "told", "type": "wait",
                                    "config": {"amount": 30, "unit": "days", "event": {"name": "points_thanked"}}},
                                   {"id": "done", "type": "exit"}, {"id": "late", "type": "exit", "config": {"status": "partial"}}],
                         "edges": [{"from": "start", "to": "mail"}, {"from": "mail", "to": "paid"},
                                   {"from": "paid", "port": "happened", "to": "tag"},
                                   {"from": "paid", "port": "timeout", "to": "late"}, {"from": "tag", "to": "stage"},
                                   {"from": "stage", "to": "score"}, {"from": "score", "to": "tell"},
                                   {"from": "tell", "to": "told"}, {"from": "told", "port": "happened", "to": "done"},
                                   {"from": "told", "port": "timeout", "to": "late"}]}
                        """
                .formatted(days);
    }
}
