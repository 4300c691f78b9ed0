package org.millrace.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.platform.Json;

/** A campaign over REST with what it needs: its workflow and its audience are called as it is. */
public record RestCampaign(Rest rest, String name) {

    /** Its audience are so many new contacts: {@code name-1}, {@code name-2} … */
    public RestCampaign people(int count) {
        String[] ids =
                IntStream.rangeClosed(1, count).mapToObj(no -> name + "-" + no).toArray(String[]::new);
        rest.post(
                "contacts",
                Arrays.stream(ids)
                        .map("{\"externalId\": \"%1$s\", \"email\": \"%1$s@example.com\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"contacts\": [", "]}")));
        return contacts(ids);
    }

    /** Its audience are these, which are there. */
    public RestCampaign contacts(String... ids) {
        rest.put("segments/" + name, "{\"name\": \"%s\", \"kind\": \"LIST\"}".formatted(name));
        rest.post(
                "segments/" + name + "/members",
                Arrays.stream(ids).map("\"%s\""::formatted).collect(Collectors.joining(",", "{\"contacts\": [", "]}")));
        return this;
    }

    /** Its audience is whoever has the tag of its name. */
    public RestCampaign tagged() {
        rest.put(
                "segments/" + name,
                "{\"name\": \"%1$s\", \"predicate\": {\"type\": \"hasTag\", \"tag\": \"%1$s\"}}".formatted(name));
        return this;
    }

    /** Publishes it. */
    public RestCampaign workflow(String document) {
        rest.put("workflows/" + name + "/draft", document);
        rest.post("workflows/" + name + "/publish", "{}");
        return this;
    }

    /** @return its id */
    public long activated() {
        return activated("{}");
    }

    /**
     * @param details what it has besides, or instead, as JSON
     * @return its id
     */
    public long activated(String details) {
        ObjectNode campaign = Json.read(
                """
                {"name": "%1$s", "workflow": "%1$s", "audience": {"kind": "SEGMENT", "segment": "%1$s"}}
                """
                        .formatted(name),
                ObjectNode.class);
        campaign.setAll(Json.read(details, ObjectNode.class));
        long id = rest.post("campaigns", campaign.toString()).get("id").asLong();
        rest.post("campaigns/" + id + "/activate", "{}");
        return id;
    }
}
