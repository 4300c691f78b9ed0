package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.campaign.CampaignAction;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CatchUp;
import org.millrace.campaign.CatchUpRule;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Roles;

/**
 * A campaign that is paused, frozen, resumed by all rules and stopped again and again while the engine, the mass moves and the
 * delivery work on it with a thread each. Whoever was not taken out by a person gets each message once.
 */
class TogglesTest extends LiveGround {

    private static final int TOGGLES = Integer.getInteger("toggles", 1_000);

    private final Map<CampaignAction, Integer> done = new EnumMap<>(CampaignAction.class);
    private CampaignStatus status = CampaignStatus.ACTIVE;

    @BeforeEach
    void aCampaign() {
        campaign = live(aWorkflow()
                .node("first", "send", "{\"channel\":\"email\",\"template\":\"first\"}")
                .node("pause", "wait", "{\"amount\":3,\"unit\":\"hours\"}")
                .node("second", "send", "{\"channel\":\"email\",\"template\":\"second\"}")
                .node("later", "wait", "{\"amount\":5,\"unit\":\"hours\"}")
                .node("third", "send", "{\"channel\":\"email\",\"template\":\"third\"}")
                .node("done", "exit", "{}")
                .path("start", "first", "pause", "second", "later", "third", "done")
                .build());
    }

    @Test
    @Tag("P-01")
    @Tag("P-09")
    @Tag("S4-32")
    void a_thousand_toggles_under_load_send_nothing_twice_and_skip_nobody() {
        Random random = new Random(20260302);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        AtomicBoolean stop = new AtomicBoolean();
        List<CompletableFuture<Void>> work = List.of(
                loop(threads, stop, () -> campaign.engine.round(20)),
                loop(threads, stop, campaign::chunk),
                loop(threads, stop, () -> {
                    campaign.postman.round();
                    campaign.tidyMessages();
                }));
        for (int toggle = 0; toggle < TOGGLES; toggle++) {
            toggle(random);
        }
        if (status != CampaignStatus.ACTIVE) {
            campaign.act(life -> life.resume(campaign.id, IfMatch.ABSENT, CatchUp.NOW));
        }
        stop.set(true);
        work.forEach(CompletableFuture::join);
        threads.shutdown();

        finish();
        verify();
    }

    /** There a resumed campaign began anew, and mailed most of its recipients again. */
    @Test
    @Tag("P-09")
    void listmonk_2313_a_campaign_that_is_resumed_goes_on_where_it_stood_and_mails_nobody_again() {
        campaign.enter(20);
        campaign.settle();
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        campaign.enter(20);
        campaign.engine.round(100);
        campaign.act(life -> life.freeze(campaign.id, IfMatch.ABSENT));
        campaign.settle();
        assertThat(campaign.messages("SENT")).isEqualTo(20);

        clock.advance(Duration.ofMinutes(1));
        campaign.act(life -> life.resume(campaign.id, IfMatch.ABSENT, CatchUp.NOW));
        campaign.settle();

        assertThat(campaign.messages("SENT")).isEqualTo(40);
        assertThat(campaign.count(
                        "select count(distinct contact_id) from message where campaign_id = :id and state = 'SENT'"))
                .isEqualTo(40);
        long untouched = DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select count(*) from message where sent_at = :before")
                        .bind("before", before)
                        .mapTo(Long.class)
                        .one());
        assertThat(untouched).as("sent before and not touched since").isEqualTo(20);
    }

    @Test
    @Tag("S0-10")
    @Tag("S0-11")
    void an_archived_campaign_has_nobody_inside_whatever_was_under_way() {
        for (int round = 0; round < 20; round++) {
            aCampaign();
            Random random = new Random(round);
            campaign.enter(30);
            campaign.engine.round(random.nextInt(30) + 1);
            campaign.act(life -> life.freeze(campaign.id, IfMatch.ABSENT));
            if (random.nextBoolean()) {
                campaign.chunk();
            }
            campaign.act(life -> life.complete(campaign.id, IfMatch.ABSENT));
            if (random.nextBoolean()) {
                campaign.chunk();
            }
            campaign.act(life -> life.archive(campaign.id, IfMatch.ABSENT));
            campaign.settle();

            assertThat(live()).isZero();
            assertThat(campaign.messages("READY") + campaign.messages("HELD")).isZero();
            assertThat(campaign.unaccounted()).isEmpty();
        }
    }

    private static CompletableFuture<Void> loop(ExecutorService threads, AtomicBoolean stop, Runnable work) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!stop.get()) {
                        work.run();
                    }
                },
                threads);
    }

    private void toggle(Random random) {
        while (openMoves() > 4) {
            Thread.onSpinWait();
        }
        clock.advance(Duration.ofMinutes(random.nextInt(40)));
        if (status == CampaignStatus.ACTIVE && random.nextInt(4) == 0 && !held()) {
            campaign.enter(1 + random.nextInt(20));
        }
        if (random.nextInt(60) == 0) {
            BulkRequest some = new BulkRequest(
                    random.nextBoolean() ? BulkAction.CANCEL : BulkAction.SKIP_WAIT,
                    campaign.id,
                    null,
                    random.nextBoolean() ? "pause" : "later",
                    null,
                    null,
                    null,
                    false);
            DATABASE.newTx(() -> campaign.bulk(Roles.MARKETER).act(some));
        }
        List<CampaignAction> possible = new ArrayList<>(CampaignAction.allowed(status));
        possible.retainAll(List.of(CampaignAction.PAUSE, CampaignAction.FREEZE, CampaignAction.RESUME));
        if (random.nextInt(200) == 0) {
            possible = List.of(CampaignAction.STOP);
        }
        act(possible.get(random.nextInt(possible.size())), random);
    }

    private void act(CampaignAction action, Random random) {
        boolean frozen = status == CampaignStatus.FROZEN;
        status = campaign.act(life -> switch (action) {
                    case PAUSE -> life.pauseEntries(campaign.id, IfMatch.ABSENT);
                    case FREEZE -> life.freeze(campaign.id, IfMatch.ABSENT);
                    case RESUME -> life.resume(campaign.id, IfMatch.ABSENT, frozen ? rule(random) : CatchUp.NOW);
                    case STOP -> life.stop(campaign.id, IfMatch.ABSENT, "test");
                    default -> throw new IllegalStateException(action + " is no toggle");
                })
                .status();
        done.merge(action, 1, Integer::sum);
    }

    /** Skipping is left out: it is the one rule that may not send. */
    private static CatchUp rule(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> CatchUp.NOW;
            case 1 -> new CatchUp(CatchUpRule.SPREAD, Duration.ofHours(1 + random.nextInt(4)));
            default -> new CatchUp(CatchUpRule.RETIME, null);
        };
    }

    private void finish() {
        for (int hour = 0; hour < 30; hour++) {
            campaign.settle();
            clock.advance(Duration.ofHours(1));
        }
        campaign.settle();
        status = CampaignStatus.ACTIVE;
    }

    private void verify() {
        long entered = campaign.count("select count(*) from run where campaign_id = :id");
        long success = campaign.runs("SUCCESS");
        System.out.println("toggles " + done + ", entered " + entered + ", success " + success + ", canceled "
                + campaign.runs("CANCELED") + ", sent " + campaign.messages("SENT") + ", skipped "
                + campaign.messages("SKIPPED"));
        assertThat(live()).isZero();
        assertThat(success + campaign.runs("CANCELED")).isEqualTo(entered);
        assertThat(success).isGreaterThan(entered / 4);
        assertThat(campaign.messages("READY") + campaign.messages("HELD")).isZero();
        assertThat(
                        campaign.count(
                                """
                        select count(*) from (select contact_id, node_no from message
                                              where campaign_id = :id and state = 'SENT'
                                              group by contact_id, node_no having count(*) > 1) doubled
                        """))
                .isZero();
        assertThat(
                        campaign.count(
                                """
                        select count(*) from run r
                        where r.campaign_id = :id and r.status = 'SUCCESS'
                          and (select count(*) from message m where m.run_id = r.id
                               and (m.state = 'SENT' or m.reason like 'campaign stopped%')) <> 3
                        """))
                .isZero();
        assertThat(campaign.unaccounted()).isEmpty();
        assertThat(campaign.count("select count(*) from mass_move where campaign_id = :id and status = 'RUNNING'"))
                .isZero();
        assertThat(campaign.count("select holds from campaign where id = :id")).isZero();
    }

    private long openMoves() {
        return campaign.count("select count(*) from mass_move where campaign_id = :id and status = 'RUNNING'");
    }

    /** Nobody enters a campaign that is held. */
    private boolean held() {
        return campaign.count("select holds from campaign where id = :id") > 0;
    }

    private long live() {
        return campaign.runs("WAITING") + campaign.runs("FROZEN") + campaign.runs("INCIDENT");
    }
}
