package org.millrace.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.harness.Rest;

/** Contacts get a mail and wait for a word, for a month at the longest; the campaign is frozen and resumed again and again. */
final class FrozenCampaign {

    private static final String WORKFLOW =
            """
            {"slug": "frozen", "name": "Frozen",
             "nodes": [{"id": "start", "type": "manual-trigger"},
                       {"id": "mail", "type": "send", "config": {"channel": "email", "template": "frozen"}},
                       {"id": "pause", "type": "wait",
                        "config": {"amount": 30, "unit": "days", "event": {"name": "thawed"}}},
                       {"id": "done", "type": "exit"}, {"id": "late", "type": "exit", "config": {"status": "partial"}}],
             "edges": [{"from": "start", "to": "mail"}, {"from": "mail", "to": "pause"},
                       {"from": "pause", "port": "happened", "to": "done"},
                       {"from": "pause", "port": "timeout", "to": "late"}]}
            """;

    private final Rest rest;

    FrozenCampaign(Rest rest) {
        this.rest = rest;
    }

    static String name(int contact) {
        return "f" + contact;
    }

    void make(int contacts) {
        rest.post(
                "contacts",
                IntStream.rangeClosed(1, contacts)
                        .mapToObj(FrozenCampaign::name)
                        .map(name -> "{\"externalId\":\"%s\",\"email\":\"%s@example.com\"}".formatted(name, name))
                        .collect(Collectors.joining(",", "{\"contacts\":[", "]}")));
        rest.put(
                "templates/frozen",
                """
                {"name": "Frozen", "channel": "email", "subject": "Hello {{contact.externalId}}",
                 "html": "<p>Hello</p><p><a href='{{unsubscribe_url}}'>Unsubscribe</a></p>"}
                """);
        rest.put("workflows/frozen/draft", WORKFLOW);
        rest.post("workflows/frozen/publish", "{}");
        long id = rest.post(
                        "campaigns",
                        """
                        {"name": "frozen", "workflow": "frozen", "audience": {"kind": "ALL"}}
                        """)
                .get("id")
                .asLong();
        rest.post("campaigns/" + id + "/activate", "{}");
    }

    void freeze() {
        if (campaign().get("status").asText().equals("ACTIVE")) {
            rest.post("campaigns/" + id() + "/freeze", "{}");
        }
    }

    /** Everybody waits longer by what the freeze lasted. */
    void resume() {
        if (campaign().get("status").asText().equals("FROZEN")) {
            rest.post("campaigns/" + id() + "/resume", "{\"catchUp\":{\"rule\":\"RETIME\"}}");
        }
    }

    /** What all of them wait for. */
    void tellAll(int contacts) {
        rest.post(
                "events",
                IntStream.rangeClosed(1, contacts)
                        .mapToObj(FrozenCampaign::name)
                        .map(name ->
                                "{\"contact\":\"%1$s\",\"name\":\"thawed\",\"source\":\"test\",\"externalId\":\"%1$s\"}"
                                        .formatted(name))
                        .collect(Collectors.joining(",", "{\"events\":[", "]}")));
    }

    private long id() {
        return campaign().get("id").asLong();
    }

    private JsonNode campaign() {
        return rest.get("campaigns?limit=10").get("items").get(0);
    }
}
