package org.millrace.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.audience.AudienceRebuilt;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.mass.TestMassMoves;

class AudienceNewcomersTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    private final AudienceNewcomers newcomers = new AudienceNewcomers(
            new TriggerRepository(DATABASE.jdbi()),
            TestCampaigns.states(DATABASE.jdbi()),
            TestMassMoves.entries(DATABASE.jdbi()));
    private TriggerGround ground;
    private long segment;

    @BeforeEach
    void ground() {
        ground = new TriggerGround(DATABASE, 0);
        segment = ground.one(
                "insert into segment (tenant_id, slug, name, kind, created_at, updated_at)"
                        + " values (?, 'vips', 'Vips', 'LIST', now(), now()) returning id",
                ground.tenant);
    }

    @Test
    @Tag("S0-37")
    @Tag("S1-07")
    void who_is_new_enters_each_active_campaign_that_has_the_audience_at_its_manual_trigger() {
        long bound = bound("manual-trigger", "{}");
        long paused = bound("manual-trigger", "{}");
        ground.status(paused, "PAUSED");
        ground.campaign("NEVER", NOW, "manual-trigger", "{}");
        bound("schedule-trigger", "{\"cron\": \"0 9 * * *\"}");

        rebuilt(ground.tenant);

        assertThat(ground.texts("select campaign_id || ' ' || kind || ' ' || reason || ' ' || (params ->> 'newcomers')"
                        + " from mass_move"))
                .containsExactly(bound + " ENROL audience looked through 2026-03-02T06:00:00Z true");
    }

    @Test
    void another_tenants_audience_moves_nobody() {
        bound("manual-trigger", "{}");

        rebuilt(DATABASE.newTenant("other"));

        assertThat(ground.texts("select kind from mass_move")).isEmpty();
    }

    private void rebuilt(int tenant) {
        DATABASE.newTx(() -> newcomers.rebuilt(new AudienceRebuilt(tenant, segment, NOW, NOW)));
    }

    private long bound(String trigger, String config) {
        long campaign = ground.campaign("NEVER", NOW, trigger, config);
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "update campaign set audience_kind = 'SEGMENT', segment_id = ? where id = ?",
                        segment,
                        campaign));
        return campaign;
    }
}
