package org.millrace.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.harness.Rest;

/** A campaign that sends each of many contacts one mail, made and activated over REST. */
final class DrainingCampaign {

    private static final int BATCH = 1_000;

    private DrainingCampaign() {}

    static Set<String> addresses(int contacts) {
        return IntStream.rangeClosed(1, contacts)
                .mapToObj(DrainingCampaign::address)
                .collect(Collectors.toSet());
    }

    static void start(Rest rest, int contacts) {
        for (int first = 1; first <= contacts; first += BATCH) {
            rest.post("contacts", batch(first, Math.min(first + BATCH - 1, contacts)));
        }
        rest.put(
                "templates/kill",
                """
                {"name": "Kill", "channel": "email", "subject": "Hello {{contact.externalId}}",
                 "html": "<p>Hello {{contact.externalId}}</p><p><a href='{{unsubscribe_url}}'>Unsubscribe</a></p>"}
                """);
        rest.put(
                "workflows/kill/draft",
                """
                {"slug": "kill", "name": "Kill",
                 "nodes": [{"id": "start", "type": "manual-trigger"},
                           {"id": "mail", "type": "send", "config": {"channel": "email", "template": "kill"}},
                           {"id": "done", "type": "exit"}],
                 "edges": [{"from": "start", "to": "mail"}, {"from": "mail", "to": "done"}]}
                """);
        rest.post("workflows/kill/publish", "{}");
        JsonNode campaign = rest.post(
                "campaigns",
                """
                {"name": "Kill", "workflow": "kill", "audience": {"kind": "ALL"}, "type": "BROADCAST"}
                """);
        rest.post("campaigns/" + campaign.get("id").asLong() + "/activate", "{}");
    }

    private static String batch(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(n -> "{\"externalId\":\"%s\",\"email\":\"%s\"}".formatted(name(n), address(n)))
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    }

    static String name(int contact) {
        return "k" + contact;
    }

    private static String address(int contact) {
        return name(contact) + "@example.com";
    }
}
