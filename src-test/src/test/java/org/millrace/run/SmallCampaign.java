package org.millrace.run;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.harness.Rest;

/** A campaign over REST that sends one mail to each of a few contacts and has them wait for a month. */
public record SmallCampaign(Rest rest, long id) {

    public static SmallCampaign activated(Rest rest, String name, int contacts) {
        contacts(rest, name, contacts);
        rest.post("segments", "{\"slug\":\"%s\",\"name\":\"%s\",\"kind\":\"LIST\"}".formatted(name, name));
        rest.post("segments/" + name + "/members", members(name, contacts));
        rest.put(
                "templates/" + name,
                """
                {"name": "%s", "channel": "email", "subject": "Hello", "html": "<p><a href='{{unsubscribe_url}}'>No more</a></p>"}
                """
                        .formatted(name));
        rest.put("workflows/" + name + "/draft", workflow(name));
        rest.post("workflows/" + name + "/publish", "{}");
        long id = rest.post(
                        "campaigns",
                        """
                        {"name": "%s", "workflow": "%s", "audience": {"kind": "SEGMENT", "segment": "%s"}}
                        """
                                .formatted(name, name, name))
                .get("id")
                .asLong();
        SmallCampaign campaign = new SmallCampaign(rest, id);
        campaign.act("activate");
        return campaign;
    }

    static void contacts(Rest rest, String name, int count) {
        rest.post(
                "contacts",
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> "{\"externalId\":\"%s-%d\",\"email\":\"%s-%d@example.com\"}"
                                .formatted(name, n, name, n))
                        .collect(Collectors.joining(",", "{\"contacts\":[", "]}")));
    }

    /** One more contact on the campaign's list. */
    void join(String contact) {
        contacts(rest, contact, 1);
        String list = rest.get("campaigns/" + id).get("name").asText();
        rest.post("segments/" + list + "/members", members(contact, 1));
    }

    void act(String action) {
        rest.post("campaigns/" + id + "/" + action, "{}");
    }

    public long count(String status) {
        return rest.get("runs?limit=500&campaign=" + id + "&status=" + status)
                .get("items")
                .size();
    }

    /** Runs that stand in the month-long wait. */
    long waiting() {
        long waiting = 0;
        for (var run : rest.get("runs?limit=500&status=WAITING&campaign=" + id).get("items")) {
            waiting += run.get("waiting").asBoolean() ? 1 : 0;
        }
        return waiting;
    }

    private static String members(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "\"" + name + "-" + n + "\"")
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    }

    private static String workflow(String slug) {
        return """
        {"slug": "%s", "name": "%s",
         "nodes": [{"id": "start", "type": "manual-trigger"},
                   {"id": "mail", "type": "send", "config": {"channel": "email", "template": "%s"}},
                   {"id": "pause", "type": "wait", "config": {"amount": 4, "unit": "weeks"}},
                   {"id": "done", "type": "exit"}],
         "edges": [{"from": "start", "to": "mail"}, {"from": "mail", "to": "pause"}, {"from": "pause", "to": "done"}]}
        """
                .formatted(slug, slug, slug);
    }
}
