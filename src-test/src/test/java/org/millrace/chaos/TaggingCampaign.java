package org.millrace.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millrace.harness.Rest;

/** A campaign that takes a tag from each contact and gives it another. */
final class TaggingCampaign {

    private final Rest rest;

    TaggingCampaign(Rest rest) {
        this.rest = rest;
    }

    void make() {
        rest.put(
                "workflows/tagging/draft",
                """
                {"slug": "tagging", "name": "Tagging",
                 "nodes": [{"id": "start", "type": "manual-trigger"},
                           {"id": "tag", "type": "tag", "config": {"add": ["welcomed"], "remove": ["new"]}},
                           {"id": "done", "type": "exit"}],
                 "edges": [{"from": "start", "to": "tag"}, {"from": "tag", "to": "done"}]}
                """);
        rest.post("workflows/tagging/publish", "{}");
        rest.post("segments", "{\"slug\":\"tagging\",\"name\":\"tagging\",\"kind\":\"LIST\"}");
        long id = rest.post(
                        "campaigns",
                        """
                        {"name": "tagging", "workflow": "tagging", "audience": {"kind": "SEGMENT", "segment": "tagging"}}
                        """)
                .get("id")
                .asLong();
        rest.post("campaigns/" + id + "/activate", "{}");
    }

    /** Makes the contacts, with the tag that is to be taken from them, and lets them in. */
    void enter(List<String> names) {
        rest.post(
                "contacts",
                names.stream()
                        .map(name -> "{\"externalId\":\"%s\",\"tags\":[\"new\"]}".formatted(name))
                        .collect(Collectors.joining(",", "{\"contacts\":[", "]}")));
        enterAgain(names);
    }

    /** Lets those in of whom a kill cut the entry off; the others are inside already. */
    void enterAgain(List<String> names) {
        rest.post(
                "segments/tagging/members",
                names.stream()
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(",", "{\"contacts\":[", "]}")));
        rest.post("campaigns/" + id() + "/run-now", "{}");
    }

    /** Retries all incidents. */
    void retry() {
        for (JsonNode run : rest.get("runs?limit=500&status=INCIDENT").get("items")) {
            rest.post("runs/" + run.get("id").asLong() + "/retry", "{}");
        }
    }

    static List<String> names(String group, int size) {
        return IntStream.rangeClosed(1, size).mapToObj(n -> group + "-" + n).toList();
    }

    private long id() {
        for (JsonNode campaign : rest.get("campaigns?limit=500").get("items")) {
            if (campaign.get("name").asText().equals("tagging")) {
                return campaign.get("id").asLong();
            }
        }
        throw new IllegalStateException("There is no campaign for tagging");
    }
}
