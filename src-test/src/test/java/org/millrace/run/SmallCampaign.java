package org.millrace.run;

import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;

/** A campaign over REST that sends one mail to each of a few contacts and has them wait for a month. */
public record SmallCampaign(Rest rest, long id) {

    public static SmallCampaign activated(Rest rest, String name, int contacts) {
        rest.put(
                "templates/" + name,
                """
                {"name": "%s", "channel": "email", "subject": "Hello", "html": "<p><a href='{{unsubscribe_url}}'>No more</a></p>"}
                """
                        .formatted(name));
        long id = new RestCampaign(rest, name)
                .people(contacts)
                .workflow(workflow(name))
                .activated();
        return new SmallCampaign(rest, id);
    }

    /** One more contact on the campaign's list. */
    void join(String contact) {
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\"}]}".formatted(contact));
        String list = rest.get("campaigns/" + id).get("name").asText();
        rest.post("segments/" + list + "/members", "{\"contacts\": [\"%s\"]}".formatted(contact));
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
