package org.millrace.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.TestIntake;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Sealing;
import org.millrace.platform.SettableClock;
import org.millrace.platform.WebhookSecret;
import org.millrace.run.entry.TestEntrances;
import org.millrace.workflow.TestWorkflows;

class HookCallsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String WEBHOOK = "webhook-trigger";
    private static final String BODY = "{\"contact\": \"c1\", \"order\": 4711}";

    private final SettableClock clock = new SettableClock(NOW);
    private final HookRepository hooks = new HookRepository(DATABASE.jdbi());
    private final HookSettings settings = new HookSettings(new Sealing("a secret for tests, thirty-two characters"));
    private final CampaignStates states = TestCampaigns.states(DATABASE.jdbi());
    private final HookCalls calls = new HookCalls(
            new HookProof(hooks, settings, clock),
            new HookEntry(
                    hooks,
                    TestIntake.on(DATABASE.jdbi(), clock),
                    states,
                    TestWorkflows.versions(DATABASE.jdbi()),
                    TestEntrances.on(DATABASE.jdbi(), clock),
                    clock));
    private final WebhookSecret secret = WebhookSecret.fresh();
    private final String token = HookToken.fresh();
    private TriggerGround ground;
    private long campaign;
    private long hook;

    @BeforeEach
    void aCampaignWithAnAddress() {
        ground = new TriggerGround(DATABASE, 3);
        campaign = ground.campaign("NEVER", NOW, WEBHOOK, "{\"businessKey\": \"/order\"}");
        hook = DATABASE.newTx(() -> hooks.add(ground.tenant, campaign, HookToken.hash(token), "mia", NOW))
                .orElseThrow();
        key(secret, NOW);
    }

    @Test
    @Tag("S0-05")
    @Tag("S0-45")
    void a_signed_call_lets_its_contact_enter() {
        assertThat(take(call("m1", BODY))).contains(new HookReceipt(true, false));
        assertThat(ground.texts("select business_key from run where contact_id = 1"))
                .containsExactly("4711");
    }

    @Test
    void the_same_id_again_changes_nothing_and_gets_the_first_answer() {
        take(call("m1", BODY));

        for (int i = 0; i < 100; i++) {
            assertThat(take(call("m1", BODY.replace("4711", "" + i)))).contains(new HookReceipt(true, true));
        }
        assertThat(take(call("m2", BODY))).contains(new HookReceipt(false, false));
        assertThat(ground.runs(campaign)).isEqualTo(1);
    }

    @Test
    void sixty_four_at_once_with_one_id_have_one_effect() {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<HookReceipt> receipts = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> take(call("m1", BODY.replace("4711", "" + i))).orElseThrow(), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        threads.shutdown();

        assertThat(ground.runs(campaign)).isEqualTo(1);
        assertThat(receipts).filteredOn(receipt -> !receipt.duplicate()).hasSize(1);
        assertThat(receipts).allMatch(HookReceipt::entered);
    }

    @Test
    void what_is_not_signed_right_or_not_fresh_is_refused_without_a_trace() {
        HookCall good = call("m1", BODY);
        byte[] altered = BODY.replace("c1", "c2").getBytes(StandardCharsets.UTF_8);
        String signature = good.signature();

        assertThat(List.of(
                        new HookCall(HookToken.fresh(), "m1", good.timestamp(), signature, good.body()),
                        new HookCall(token, "m2", good.timestamp(), signature, good.body()),
                        new HookCall(token, "m1", "" + NOW.plusSeconds(1).getEpochSecond(), signature, good.body()),
                        new HookCall(token, "m1", good.timestamp(), signature, altered),
                        new HookCall(token, "m1", good.timestamp(), signature.replace("v1,", "v2,"), good.body()),
                        new HookCall(token, "m1", good.timestamp(), "v1,", good.body()),
                        new HookCall(token, "m1", "-1", signature, good.body()),
                        new HookCall(token, "m1", null, signature, good.body()),
                        new HookCall(token, null, good.timestamp(), signature, good.body()),
                        new HookCall(token, "m1", good.timestamp(), null, good.body()),
                        signed(WebhookSecret.fresh(), "m1", NOW, BODY)))
                .allSatisfy(bad -> assertThat(take(bad)).isEmpty());
        assertThat(ground.one("select count(*) from hook_receipt")).isZero();
        assertThat(take(good)).isPresent();
    }

    @Test
    void a_call_is_fresh_for_five_minutes_to_either_side() {
        assertThat(take(signed(secret, "m1", NOW.minusSeconds(300), BODY))).isPresent();
        assertThat(take(signed(secret, "m2", NOW.plusSeconds(300), BODY))).isPresent();
        assertThat(take(signed(secret, "m3", NOW.minusSeconds(301), BODY))).isEmpty();
        assertThat(take(signed(secret, "m4", NOW.plusSeconds(301), BODY))).isEmpty();
    }

    @Test
    void while_a_secret_is_replaced_both_hold_and_then_the_new_one_alone() {
        WebhookSecret next = WebhookSecret.fresh();
        key(next, NOW.plus(Duration.ofHours(24)));

        assertThat(take(signed(secret, "m1", NOW, BODY))).isPresent();
        assertThat(take(signed(next, "m2", NOW, BODY))).isPresent();
        HookCall both = signed(next, "m3", NOW, BODY);
        assertThat(take(new HookCall(token, "m3", both.timestamp(), "v1,AAAA v1a,x " + both.signature(), both.body())))
                .isPresent();

        clock.advance(Duration.ofHours(24));
        assertThat(take(signed(secret, "m4", clock.instant(), BODY))).isEmpty();
        assertThat(take(signed(next, "m5", clock.instant(), BODY))).isPresent();
    }

    @Test
    void an_address_that_was_replaced_is_gone() {
        DATABASE.newTx(() -> hooks.address(ground.tenant, hook, HookToken.hash(HookToken.fresh())));

        assertThat(take(call("m1", BODY))).isEmpty();
    }

    @Test
    void neither_token_nor_secret_is_in_the_database() {
        String dump = ground.texts("select row_to_json(hook)::text from hook").toString()
                + ground.texts("select row_to_json(hook_key)::text || encode(sealed, 'base64') from hook_key");

        assertThat(dump)
                .doesNotContain(token)
                .doesNotContain(secret.written().substring(6))
                .doesNotContain(java.util.HexFormat.of().formatHex(secret.key()));
    }

    @Test
    void what_the_body_lacks_is_told_to_who_may_call_and_can_be_sent_again() {
        assertThatThrownBy(() -> take(call("m1", "{\"contact\": \"nobody\", \"order\": 1}")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("/contact");
        assertThatThrownBy(() -> take(call("m1", "{\"contact\": \"c1\"}")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("/order");
        for (String body : List.of("", "[]", "{", "null", "\"c1\"")) {
            assertThatThrownBy(() -> take(call("m1", body))).isInstanceOf(InvalidInput.class);
        }
        assertThat(take(call("m1", BODY))).contains(new HookReceipt(true, false));
    }

    @Test
    void a_campaign_that_takes_no_entries_says_so_and_takes_the_call_later() {
        ground.status(campaign, "PAUSED");
        assertThatThrownBy(() -> take(call("m1", BODY))).isInstanceOf(Conflict.class);

        ground.status(campaign, "ACTIVE");
        assertThat(take(call("m1", BODY))).contains(new HookReceipt(true, false));
    }

    @Test
    void contacts_are_made_and_changed_where_the_trigger_says_so() {
        ground.publishAgain(
                campaign,
                NOW,
                WEBHOOK,
                """
                {"contact": "/who/id", "contacts": "save", "fields": [
                   {"name": "email", "from": "/who/mail"}, {"name": "plan", "from": "/who/plan"}]}
                """);

        take(call("m1", "{\"who\": {\"id\": 17, \"mail\": \"New@Example.com\", \"plan\": \"gold\"}}"));
        take(call("m2", "{\"who\": {\"id\": \"c1\", \"plan\": \"iron\"}}"));

        assertThat(
                        ground.texts(
                                "select external_id || ' ' || coalesce(email, '-') || ' ' || (attributes ->> 'plan') from contact where attributes <> '{}' order by id"))
                .containsExactly("c1 - iron", "17 New@example.com gold");
        assertThat(ground.runs(campaign)).isEqualTo(2);
        assertThatThrownBy(() -> take(call("m3", "{\"who\": {\"id\": 18, \"mail\": \"no address\"}}")))
                .isInstanceOf(InvalidInput.class);
    }

    private Optional<HookReceipt> take(HookCall call) {
        return DATABASE.newTx(() -> calls.take(call));
    }

    private HookCall call(String id, String body) {
        return signed(secret, id, clock.instant(), body);
    }

    private HookCall signed(WebhookSecret by, String id, Instant at, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new HookCall(token, id, Long.toString(at.getEpochSecond()), by.sign(id, at, bytes), bytes);
    }

    private void key(WebhookSecret added, Instant othersUntil) {
        DATABASE.newTx(() ->
                hooks.addKey(hook, settings.sealing().seal(StoredHook.label(hook), added.key()), othersUntil, NOW));
    }
}
