package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a workflow must do, told as a story: contacts enter, things happen to them, and these messages and ends are expected.
 *
 * <pre>{@code
 * {"name": "a reply in the middle of the wait",
 *  "starts": "2026-03-02T09:00:00Z",
 *  "contacts": [{
 *    "id": "anna", "timeZone": "Europe/Vienna",
 *    "events": [{"at": "P2D", "event": "email_replied"}],
 *    "expect": {"messages": [{"node": "intro", "at": "PT0S"}], "ends": {"kind": "handoff", "at": "P2D"}}}]}
 * }</pre>
 *
 * @param workflow the workflow's document; left out = the workflow that the test belongs to
 * @param starts when the story begins
 * @param lasts how long the engine is watched; left out = 400 days, and never longer than there is something to do
 */
public record FlowTest(
        String name,
        String description,
        ObjectNode workflow,
        CampaignSetting campaign,
        Instant starts,
        Duration lasts,
        List<TestContact> contacts) {

    private static final Duration LONG = Duration.ofDays(400);

    public FlowTest {
        campaign = campaign == null ? CampaignSetting.PLAIN : campaign;
        lasts = lasts == null ? LONG : lasts;
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }

    Instant ends() {
        return starts.plus(lasts);
    }
}
