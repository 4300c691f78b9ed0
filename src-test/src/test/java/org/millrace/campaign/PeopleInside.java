package org.millrace.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

/** Campaigns with people inside, for the pages that show them. */
record PeopleInside(Rest rest) {

    private static final String CONTACT =
            "{\"externalId\": \"%1$s-%2$d\", \"email\": \"%1$s-%2$d@example.com\", \"attributes\": {\"plan\": \"free\"}}";

    /**
     * A campaign in which everybody waits at the step pause of this workflow; contacts, list and workflow are called by the name.
     *
     * @return its id
     */
    String waiting(String name, String workflow, int people) {
        rest.post("contacts", "{\"contacts\": [" + each(name, people, CONTACT) + "]}");
        rest.post("segments", "{\"slug\": \"%1$s\", \"name\": \"%1$s\", \"kind\": \"LIST\"}".formatted(name));
        rest.post("segments/" + name + "/members", "{\"contacts\": [" + each(name, people, "\"%s-%d\"") + "]}");
        rest.put("workflows/" + name + "/draft", workflow);
        rest.post("workflows/" + name + "/publish", "{}");
        String campaign = rest.post(
                        "campaigns",
                        """
                        {"name": "%1$s", "workflow": "%1$s", "audience": {"kind": "SEGMENT", "segment": "%1$s"}}
                        """
                                .formatted(name))
                .get("id")
                .asText();
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until("everybody waits", Duration.ofSeconds(60), () -> atPause(name) == people);
        return campaign;
    }

    JsonNode live(String workflow) {
        return rest.get("workflows/" + workflow + "/live");
    }

    private static String each(String name, int people, String format) {
        return IntStream.rangeClosed(1, people)
                .mapToObj(no -> format.formatted(name, no))
                .collect(Collectors.joining(", "));
    }

    private long atPause(String workflow) {
        for (JsonNode node : live(workflow).get("nodes")) {
            if (node.get("node").asText().equals("pause")) {
                return node.get("waiting").asLong();
            }
        }
        return 0;
    }
}
