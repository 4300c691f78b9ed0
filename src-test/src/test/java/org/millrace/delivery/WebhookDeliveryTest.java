package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Json;
import org.millrace.platform.WebhookSecret;

/** Webhooks from the ledger to a receiver and back, over days. */
@Tag("S4-09")
class WebhookDeliveryTest extends WebhookGround {

    @Test
    void a_call_is_made_of_the_contact_and_signed_with_the_addresss_own_secret() {
        step(
                "{\"url\": \"" + url() + "?token=x\", \"headers\": [{\"name\": \"X-Team\", \"value\": \"sales\"}],"
                        + " \"body\": {\"who\": \"{{contact.email}}\", \"say\": \"\\\"{{contact.firstName}}\\\"\", \"n\": [1, true]}}");
        call(1, "ann@example.org");
        drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(receiver.received()).singleElement().satisfies(call -> {
            assertThat(Json.tree(call.body()))
                    .isEqualTo(Json.tree("{\"who\": \"ann@example.org\", \"say\": \"\\\"Ann\\\"\", \"n\": [1, true]}"));
            assertThat(call.headers()).containsEntry("X-Team", "sales");
            assertThat(secret().signed(
                                    call.headers().get("webhook-signature"),
                                    call.headers().get("webhook-id"),
                                    NOW,
                                    call.body().getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        });
        assertThat(column("address")).isEqualTo(url());
        assertThat(column("provider")).startsWith("hook-");
        assertThat(settled).containsExactly(new CallsSettled.Call(ledger.tenant, 1, 1, 1, true));
    }

    @Test
    void a_value_cannot_break_out_of_its_text() {
        step("{\"url\": \"" + url() + "\", \"body\": {\"who\": \"{{contact.attributes.evil}}\"}}");
        long contact = ledger.contacts.add(
                ledger.tenant,
                "evil",
                "{\"email\": \"e@example.org\", \"evil\": \"\\\", \\\"admin\\\": true, \\\"x\\\": \\\"\"}");
        enqueue(1, contact);
        drain();
        ObjectNode body = Json.read(receiver.received().get(0).body(), ObjectNode.class);
        assertThat(body.properties()).hasSize(1);
        assertThat(body.get("who").asText()).contains("\"admin\": true");
    }

    /** The schedule of Standard Webhooks, attempt by attempt, with the same id each time. */
    @Test
    void a_receiver_that_never_takes_it_is_asked_ten_times_on_schedule_and_then_no_more() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(BROKEN);
        call(1, "ann@example.org");
        runUntilSettled(1);
        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        assertThat(ledger.look(1).reason()).isEqualTo("Called 10 times in vain: HTTP 500");
        assertThat(receiver.received()).hasSize(10);
        assertThat(receiver.received())
                .extracting(call -> call.headers().get("webhook-id"))
                .containsOnly("msg_" + ledger.tenant + "-1-1-1");
        long[] minutes = {0, 5, 30, 120, 300, 600, 840, 1_200, 1_440};
        for (int i = 1; i < minutes.length; i++) {
            long pause = Duration.between(attempts.get(i), attempts.get(i + 1)).toMinutes();
            assertThat(pause).isBetween(minutes[i] * 8 / 10 - 1, minutes[i] * 12 / 10 + 1);
        }
        assertThat(settled).containsExactly(new CallsSettled.Call(ledger.tenant, 1, 1, 1, false));
    }

    @Test
    void a_receiver_that_recovers_gets_it_once_more_with_the_same_id() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(call -> receiver.received().size() < 3 ? BROKEN : TAKEN);
        call(1, "ann@example.org");
        runUntilSettled(1);
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().stream()
                        .map(call -> call.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(ledger.putOff(1)).extracting(Attempt::no).containsExactly(1, 2);
        assertThat(ledger.putOff(1))
                .extracting(attempt -> attempt.reason().toString())
                .containsOnly("HTTP 500");
        assertThat(ledger.putOff(1)).extracting(Attempt::beganAt).containsExactly(attempts.get(0), attempts.get(1));
    }

    @Test
    void a_receiver_that_names_a_time_is_not_asked_before() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering("HTTP/1.1 503 X\r\nRetry-After: 7200\r\n\r\n");
        call(1, "ann@example.org");
        drain();
        assertThat(ledger.look(1).readyAt()).isEqualTo(NOW.plusSeconds(7_200));
    }

    @Test
    @Tag("P-02")
    void what_a_dead_process_may_have_called_is_called_again_with_the_same_id_and_not_uncertain() {
        step("{\"url\": \"" + url() + "\"}");
        call(1, "ann@example.org");
        window(known -> {
            throw new IllegalStateException(new SQLException("refused for the test", "23514"));
        });
        assertThat(state(1)).isEqualTo(MessageState.CLAIMED);
        clock.advance(Duration.ofMinutes(1));
        ledger.tx(() -> ledger.store()
                .settleOrphans(
                        clock.instant().minus(Orphans.SILENCE), clock.instant().minus(Orphans.RECEIPT_LOST), 9));
        assertThat(state(1)).isEqualTo(MessageState.READY);
        assertThat(health().well()).isTrue();
        drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received().stream()
                        .map(call -> call.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void an_address_that_must_not_be_called_fails_the_message_and_no_other() {
        step("{\"url\": \"https://169.254.169.254/latest/meta-data/\"}");
        call(1, "ann@example.org");
        drain();
        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        assertThat(ledger.look(1).reason()).contains("no public address");
    }

    @Test
    void a_webhook_needs_neither_an_address_of_the_contact_nor_its_consent() {
        step("{\"url\": \"" + url() + "\"}");
        call(1, null);
        drain();
        assertThat(state(1)).isEqualTo(MessageState.SENT);
    }

    @Test
    void a_provider_that_is_not_there_fails_the_message_with_its_name() {
        step("{\"provider\": \"crm\"}");
        call(1, "ann@example.org");
        drain();
        assertThat(ledger.look(1).reason()).isEqualTo("there is no provider crm for webhook");
    }

    private String column(String name) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select " + name + " from message")
                .mapTo(String.class)
                .one());
    }

    private WebhookSecret secret() {
        byte[] sealed = DATABASE.jdbi().withHandle(h -> h.createQuery("select secret from provider")
                .mapTo(byte[].class)
                .one());
        return new Provider.Secrets(sealed, null, null)
                .open(PostgresLedger.SETTINGS.sealing(), NOW)
                .get(0);
    }
}
