package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;

class RunsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rest admin = Rest.as(SERVER, "admin");

    @Test
    @Tag("S0-19")
    @Tag("S0-39")
    @Tag("S2-09")
    @Tag("S3-12")
    void an_activated_campaign_takes_its_audience_through_the_workflow_and_can_say_why() {
        SmallCampaign campaign = SmallCampaign.activated(admin, "runs-trace", 3);
        Waiting.until("three runs at the wait", PATIENCE, () -> campaign.waiting() == 3);
        Waiting.until(
                "three mails",
                PATIENCE,
                () -> SERVER.mailbox().find("runs-trace-", 10).total() == 3);

        JsonNode run = admin.get("runs?campaign=" + campaign.id()).get("items").get(0);
        JsonNode trace = admin.get("runs/" + run.get("id").asLong() + "/trace");

        assertThat(nodes(trace)).containsExactly("start", "mail", "pause");
        assertThat(trace.get("lines").get(1).get("message").get("state").asText())
                .isEqualTo("SENT");
        assertThat(trace.get("lines").get(2).get("until").asText())
                .isEqualTo(trace.get("run").get("dueAt").asText());
        assertThat(trace.get("run").get("waiting").asBoolean()).isTrue();
    }

    @Test
    @Tag("S4-33")
    void a_single_run_can_be_canceled_once() {
        SmallCampaign campaign = SmallCampaign.activated(admin, "runs-cancel", 2);
        Waiting.until("two runs at the wait", PATIENCE, () -> campaign.waiting() == 2);
        long run = admin.get("runs?campaign=" + campaign.id())
                .get("items")
                .get(0)
                .get("id")
                .asLong();

        JsonNode canceled = admin.post("runs/" + run + "/cancel?reason=asked%20to", "{}");
        Rest.Answer again = admin.call("POST", "runs/" + run + "/cancel", "{}");

        assertThat(canceled.get("status").asText()).isEqualTo("CANCELED");
        JsonNode retried = admin.call("POST", "runs/" + run + "/retry", null).json();
        assertThat(retried.path("detail").asText())
                .isEqualTo("Run " + run + " is CANCELED; only a run that stands at an incident can be tried again.");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Content-Type")).startsWith("application/problem+json");
        assertThat(campaign.waiting()).isEqualTo(1);
    }

    @Test
    @Tag("S0-09")
    @Tag("S0-44")
    void a_frozen_campaign_holds_those_inside_and_lets_them_go_on_when_it_is_resumed() {
        SmallCampaign campaign = SmallCampaign.activated(admin, "runs-freeze", 4);
        Waiting.until("four runs at the wait", PATIENCE, () -> campaign.waiting() == 4);

        campaign.act("freeze");
        Waiting.until("four frozen runs", PATIENCE, () -> campaign.count("FROZEN") == 4);
        campaign.act("resume");
        Waiting.until("four waiting runs", PATIENCE, () -> campaign.count("WAITING") == 4);

        campaign.join("runs-freeze-late");
        campaign.act("run-now");
        Waiting.until("the late one too", PATIENCE, () -> campaign.count("WAITING") == 5);
    }

    @Test
    @Tag("S0-11")
    @Tag("S0-10")
    void an_archived_campaign_has_nobody_inside() {
        SmallCampaign campaign = SmallCampaign.activated(admin, "runs-archive", 2);
        Waiting.until("two runs at the wait", PATIENCE, () -> campaign.waiting() == 2);

        campaign.act("complete");
        assertThat(campaign.count("WAITING")).isEqualTo(2);
        campaign.act("archive");

        Waiting.until("two canceled runs", PATIENCE, () -> campaign.count("CANCELED") == 2);
    }

    @Test
    void another_tenant_finds_no_run_of_ours() {
        SmallCampaign campaign = SmallCampaign.activated(admin, "runs-tenant", 1);
        Waiting.until("a run", PATIENCE, () -> campaign.count("WAITING") == 1);
        long run = admin.get("runs?campaign=" + campaign.id())
                .get("items")
                .get(0)
                .get("id")
                .asLong();
        Rest stranger = Rest.as(SERVER, "other-admin");

        assertThat(stranger.call("GET", "runs/" + run, null).status()).isEqualTo(404);
        assertThat(stranger.call("GET", "runs/" + run + "/trace", null).status())
                .isEqualTo(404);
        assertThat(stranger.call("POST", "runs/" + run + "/cancel", "{}").status())
                .isEqualTo(404);
        assertThat(stranger.get("runs?campaign=" + campaign.id()).get("items")).isEmpty();
    }

    private static List<String> nodes(JsonNode trace) {
        List<String> nodes = new ArrayList<>();
        trace.get("lines").forEach(line -> nodes.add(line.get("node").asText()));
        return nodes;
    }
}
