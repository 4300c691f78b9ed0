package org.millrace.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;

/** Campaigns with people inside, for the pages that show them. */
record PeopleInside(Rest rest) {

    /**
     * A campaign in which everybody waits at the step pause of this workflow; contacts, list and workflow are called by the name.
     *
     * @return its id
     */
    long waiting(String name, String workflow, int people) {
        long campaign =
                new RestCampaign(rest, name).people(people).workflow(workflow).activated();
        Waiting.until("everybody waits", Duration.ofSeconds(60), () -> atPause(name) == people);
        return campaign;
    }

    JsonNode live(String workflow) {
        return rest.get("workflows/" + workflow + "/live");
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
