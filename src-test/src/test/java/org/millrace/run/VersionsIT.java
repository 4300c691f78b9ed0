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

class VersionsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHOICE =
            "{\"campaigns\": [{\"campaign\": %d, \"choice\": \"%s\", \"mapping\": {\"pause\": \"rest\"}}]}";

    private final Rest admin = Rest.as(SERVER, "admin");

    @Test
    @Tag("P-06")
    @Tag("P-07")
    @Tag("P-08")
    void those_inside_go_where_the_preview_said_and_back_without_a_second_mail() {
        String slug = "it-moves";
        SmallCampaign campaign = SmallCampaign.activated(admin, slug, 3);
        Waiting.until("three runs at the wait", PATIENCE, () -> campaign.waiting() == 3);
        String document = admin.get("workflows/" + slug + "/versions/1").toString();
        String changed = document.replace("\"pause\"", "\"rest\"").replace("\"amount\":4", "\"amount\":9");
        assertThat(admin.call("PUT", "workflows/" + slug + "/draft", changed, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        String body = CHOICE.formatted(campaign.id(), "MOVE_NOW");

        JsonNode difference = admin.get("workflows/" + slug + "/versions/1/diff/draft");
        JsonNode preview = admin.post("workflows/" + slug + "/publish/preview", body);
        JsonNode unmapped =
                admin.post("workflows/" + slug + "/publish/preview/unmapped?campaign=" + campaign.id(), body);
        Rest.Answer published = admin.call("POST", "workflows/" + slug + "/publish", body);

        assertThat(difference.get("nodesAdded").get(0).get("id").asText()).isEqualTo("rest");
        assertThat(difference.get("mapping").get("matches").toString()).contains("SAME_PLACE");
        assertThat(preview.get("affected").asLong()).isEqualTo(3);
        assertThat(preview.get("campaigns")
                        .get(0)
                        .get("nodes")
                        .get(0)
                        .get("waitLonger")
                        .asLong())
                .isEqualTo(3);
        assertThat(unmapped.get("items")).isEmpty();
        assertThat(published.status()).isEqualTo(201);
        assertThat(published.header("Location")).endsWith("/api/v1/workflows/" + slug + "/versions/2");
        Waiting.until("all on version 2", PATIENCE, () -> on(campaign, 2) == 3);

        assertThat(admin.call("POST", "workflows/" + slug + "/versions/1/rollback", "{\"campaigns\":[{\"what\":1}]}")
                        .status())
                .isEqualTo(422);
        String home = body.replace("\"pause\": \"rest\"", "\"rest\": \"pause\"");
        assertThat(admin.post("workflows/" + slug + "/versions/1/rollback/preview", home)
                        .get("version")
                        .asInt())
                .isEqualTo(3);
        Rest.Answer back = admin.call("POST", "workflows/" + slug + "/versions/1/rollback", home);
        assertThat(back.status()).isEqualTo(201);
        Waiting.until("all on version 3", PATIENCE, () -> on(campaign, 3) == 3);
        Waiting.until(
                "each mail",
                PATIENCE,
                () -> SERVER.mailbox().find(slug + "-", 10).total() >= 3);
        assertThat(SERVER.mailbox().find(slug + "-", 10).total()).isEqualTo(3);
        assertThat(admin.get("analytics/campaigns/" + campaign.id() + "/recount")
                        .get("differences"))
                .isEmpty();
    }

    /** Runs that wait at a node of that version. */
    private long on(SmallCampaign campaign, int version) {
        long on = 0;
        for (JsonNode run :
                admin.get("runs?limit=500&campaign=" + campaign.id()).get("items")) {
            on += run.get("version").asInt() == version && run.get("waiting").asBoolean() ? 1 : 0;
        }
        return on;
    }
}
