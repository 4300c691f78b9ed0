package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a receiver looks to people, by what it has answered. */
@Tag("S4-09")
class WebhookHealthTest extends WebhookGround {

    @Test
    void a_receiver_that_refuses_every_call_does_not_look_well_while_they_are_put_off() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(BROKEN);
        call(1, "ann@example.org");
        call(2, "bob@example.org");
        drain();
        assertThat(health().putOff()).isEqualTo(2);
        assertThat(health().lastReason()).isEqualTo("HTTP 500");
        assertThat(health().well()).isFalse();

        receiver.answering(TAKEN);
        clock.advance(Duration.ofMinutes(10));
        drain();
        assertThat(health().well()).isTrue();
    }

    @Test
    void what_is_told_of_a_sender_is_what_was_said_the_last_time_and_not_what_waits_longest() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering("HTTP/1.1 503 X\r\nRetry-After: 7200\r\n\r\n");
        call(1, "ann@example.org");
        drain();
        clock.advance(Duration.ofMinutes(1));
        receiver.answering(BROKEN);
        call(2, "bob@example.org");
        drain();

        assertThat(health().putOff()).isEqualTo(2);
        assertThat(health().lastReason()).isEqualTo("HTTP 500");
    }

    /** None of them is the receiver's doing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "closed in Europe/Berlin: quiet hours",
                "“Friends” cannot be asked: out of memory",
                "resolved as not-sent-resend by mia: lost"
            })
    void what_waits_for_hours_or_was_sent_again_by_a_person_is_no_trouble_of_its_sender(String reason) {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(BROKEN);
        call(1, "ann@example.org");
        drain();
        ledger.tx(() -> ledger.store()
                .hold(List.of(new Verdict(ledger.look(1).id(), MessageState.READY, NOW.plusSeconds(9), reason))));

        assertThat(ledger.look(1).attempts()).isOne();
        assertThat(health().lastReason()).isNull();
        assertThat(health().well()).isTrue();
    }

    @Test
    void after_410_nothing_more_is_sent_there_until_a_person_enables_it_again() {
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering("HTTP/1.1 410 Gone\r\n\r\n");
        call(1, "ann@example.org");
        drain();
        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        call(2, "bob@example.org");
        drain();
        assertThat(state(2)).isEqualTo(MessageState.FAILED);
        assertThat(ledger.look(2).reason()).contains("is disabled: the receiver answered HTTP 410");
        assertThat(receiver.received()).hasSize(1);
        assertThat(settled).extracting(CallsSettled.Call::delivered).containsExactly(false, false);

        receiver.answering(TAKEN);
        new ProviderRepository(DATABASE.jdbi()).enable(ledger.tenant, provider().name());
        call(3, "cid@example.org");
        drain();
        assertThat(state(3)).isEqualTo(MessageState.SENT);
    }

    private ProviderDetails provider() {
        return new ProviderRepository(DATABASE.jdbi()).list(ledger.tenant).get(0);
    }
}
