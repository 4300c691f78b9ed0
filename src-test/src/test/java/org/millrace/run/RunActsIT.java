package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

class RunActsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rest admin = Rest.as(SERVER, "admin");

    @Test
    @Tag("P-09")
    void a_frozen_campaign_is_resumed_by_a_rule_whose_counts_were_shown_first() {
        SmallCampaign campaign = inside("acts-resume", 3);
        campaign.act("freeze");
        Waiting.until("three frozen runs", PATIENCE, () -> campaign.count("FROZEN") == 3);

        JsonNode counts = admin.get("campaigns/" + campaign.id() + "/resume/preview?rule=RETIME");
        assertThat(counts.at("/runs/retimed").asLong()).isEqualTo(3);
        assertThat(counts.at("/runs/overdue").asLong()).isZero();
        assertThat(admin.call("GET", "campaigns/" + campaign.id() + "/resume/preview?rule=SPREAD", null)
                        .status())
                .isEqualTo(422);

        JsonNode resumed = admin.post("campaigns/" + campaign.id() + "/resume", "{\"catchUp\":{\"rule\":\"RETIME\"}}");
        assertThat(resumed.get("status").asText()).isEqualTo("ACTIVE");
        Waiting.until("three at the wait again", PATIENCE, () -> campaign.waiting() == 3);
        assertThat(admin.call("GET", "campaigns/" + campaign.id() + "/resume/preview", null)
                        .status())
                .isEqualTo(409);
        assertThat(admin.call("POST", "campaigns/" + campaign.id() + "/resume", "{\"catch\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("S4-32")
    void a_stopped_campaign_has_nobody_inside_and_is_paused() {
        SmallCampaign campaign = inside("acts-stop", 2);

        assertThat(admin.call("POST", "campaigns/" + campaign.id() + "/stop", null)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("PAUSED");
        JsonNode refused = admin.call(
                        "POST", "campaigns/" + campaign.id() + "/stop", "{\"reason\": \"" + "x".repeat(501) + "\"}")
                .json();
        assertThat(refused.at("/errors/0/where").asText()).isEqualTo("reason");
        assertThat(refused.at("/errors/0/what").asText()).isEqualTo("is longer than 500 characters");
        Waiting.until("two canceled runs", PATIENCE, () -> campaign.count("CANCELED") == 2);
    }

    @Test
    @Tag("S4-35")
    @Tag("P-13")
    @Tag("P-14")
    void a_contact_s_runs_are_listed_explained_let_pass_and_walked_again() {
        SmallCampaign campaign = inside("acts-one", 2);
        JsonNode run = admin.get("contacts/acts-one-1/runs").get("items").get(0);
        long id = run.get("id").asLong();
        assertThat(run.get("campaignId").asLong()).isEqualTo(campaign.id());

        JsonNode why = admin.get("campaigns/" + campaign.id() + "/why?contact=acts-one-1&node=done");
        assertThat(why.at("/answer/0").asText()).startsWith("It has not come to “done”. It waits at “pause” until ");
        assertThat(why.at("/runs/0/waitingFor").asText()).isEqualTo("TIME");

        admin.post("runs/" + id + "/skip-wait", "{}");
        Waiting.until("one at the end", PATIENCE, () -> campaign.count("SUCCESS") == 1);
        assertThat(admin.call("POST", "runs/" + id + "/skip-wait", "{}").status())
                .isEqualTo(409);
        assertThat(admin.get("contacts/acts-one-1/runs").get("items")).isEmpty();

        JsonNode replay = admin.post("runs/" + id + "/replay", "{}");
        assertThat(replay.get("same").asBoolean()).as("%s", replay).isTrue();
        assertThat(admin.get("campaigns/" + campaign.id() + "/why?contact=acts-one-1&node=done")
                        .at("/node/reached")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @Tag("S0-43")
    void many_are_counted_taken_out_and_let_in_again() {
        SmallCampaign campaign = inside("acts-bulk", 3);
        String all = "{\"action\":\"CANCEL\",\"filter\":{\"campaign\":%d,\"node\":\"pause\"},\"dryRun\":%s}";

        JsonNode counted = admin.post("runs/bulk", all.formatted(campaign.id(), "true"));
        assertThat(counted.get("runs").asLong()).isEqualTo(3);
        assertThat(campaign.waiting()).isEqualTo(3);
        admin.post("runs/bulk", all.formatted(campaign.id(), "false"));
        Waiting.until("three canceled runs", PATIENCE, () -> campaign.count("CANCELED") == 3);

        JsonNode again = admin.post(
                "campaigns/" + campaign.id() + "/re-enroll",
                "{\"contacts\":[\"acts-bulk-1\",\"nobody\"],\"reason\":\"asked to\"}");
        assertThat(again.get("entering").asLong()).isEqualTo(1);
        assertThat(again.get("unknown").asLong()).isEqualTo(1);
        Waiting.until("one inside again", PATIENCE, () -> campaign.waiting() == 1);

        Rest stranger = Rest.as(SERVER, "other-admin");
        assertThat(stranger.call("POST", "runs/bulk", all.formatted(campaign.id(), "true"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.call("GET", "campaigns/" + campaign.id() + "/why?contact=acts-bulk-1", null)
                        .status())
                .isEqualTo(404);
    }

    private SmallCampaign inside(String name, int contacts) {
        SmallCampaign campaign = SmallCampaign.activated(admin, name, contacts);
        Waiting.until(contacts + " runs at the wait", PATIENCE, () -> campaign.waiting() == contacts);
        return campaign;
    }
}
