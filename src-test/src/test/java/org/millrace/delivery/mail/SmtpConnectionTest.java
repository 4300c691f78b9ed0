package org.millrace.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.delivery.mail.ScriptedRelay.Act;
import org.millrace.delivery.mail.ScriptedRelay.At;
import org.millrace.harness.DeadPort;

@Tag("P-02")
class SmtpConnectionTest {

    private static final String TO = "ann@example.org";

    private final ScriptedRelay relay = new ScriptedRelay();
    private final SmtpConnection connection = new SmtpConnection(relay.session());

    @AfterEach
    void hangUp() {
        connection.close();
        relay.close();
    }

    @Test
    void a_mail_that_the_relay_took_over_is_accepted_with_its_reply() {
        assertThat(send(TO)).isEqualTo(new WireOutcome.Accepted("250 2.0.0 queued"));
        assertThat(relay.takenFor(TO)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.0 greylisted",
        "RCPT, 451 4.3.0 local error",
        "RCPT, 452 4.2.2 mailbox full",
        "RCPT, 421 4.7.0 too fast",
        "DATA, 451 4.3.0 try later",
        "DOT, 451 4.3.0 try later",
        "DOT, 452 4.3.1 no space",
        "DOT, 421 4.3.2 shutting down",
        "MAIL, 451 4.3.0 try later"
    })
    void a_temporary_refusal_puts_the_mail_off(At at, String reply) {
        relay.doTo(at == At.MAIL ? "news@example.com" : TO, at, reply);
        assertThat(send(TO)).isEqualTo(new WireOutcome.Deferred(reply));
        assertThat(relay.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, true",
        "RCPT, 550 no such user, true",
        "RCPT, 553 mailbox name not allowed, true",
        "RCPT, 550 5.7.1 blocked by policy, false",
        "RCPT, 554 5.7.1 relay access denied, false",
        "RCPT, 552 5.2.2 mailbox full for good, false",
        "DATA, 554 5.5.1 no valid recipients, false",
        "DOT, 550 5.7.1 looks like spam, false",
        "DOT, 552 5.3.4 too big, false",
        "DOT, 554 5.6.0 bad content, false"
    })
    void a_refusal_for_good_is_final_and_blames_the_address_only_where_it_is_to_blame(
            At at, String reply, boolean badAddress) {
        relay.doTo(TO, at, reply);
        assertThat(send(TO)).isEqualTo(new WireOutcome.Refused(reply, badAddress));
        assertThat(relay.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RCPT", "DATA"})
    void a_connection_lost_before_the_content_means_not_sent(At at) {
        relay.doTo(TO, at, Act.DROP);
        assertThat(send(TO)).isInstanceOf(WireOutcome.NotSent.class);
        assertThat(relay.taken()).isEmpty();
    }

    @Test
    void a_connection_lost_between_the_dot_and_the_answer_is_unknown_whether_or_not_the_relay_took_the_mail() {
        relay.doTo(TO, At.DOT, Act.TAKE_AND_DROP);
        assertThat(send(TO)).isInstanceOf(WireOutcome.Unknown.class);
        relay.doTo("bob@example.org", At.DOT, Act.DROP);
        assertThat(send("bob@example.org")).isInstanceOf(WireOutcome.Unknown.class);
        assertThat(relay.takenFor(TO)).isEqualTo(1);
        assertThat(relay.takenFor("bob@example.org")).isZero();
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_unknown() {
        relay.doTo(TO, At.DOT, Act.SLOW);
        assertThat(send(TO)).isInstanceOf(WireOutcome.Unknown.class);
    }

    @Test
    void a_relay_that_refuses_to_talk_or_to_sign_us_in_has_not_been_sent_anything() {
        relay.greetNext("421 too busy");
        assertThat(send(TO)).isInstanceOf(WireOutcome.NotSent.class);
        relay.greetNext("554 go away");
        assertThat(send(TO)).isInstanceOf(WireOutcome.NotSent.class);
        relay.greetNext(Act.DROP);
        assertThat(send(TO)).isInstanceOf(WireOutcome.NotSent.class);
        relay.doTo("news@example.com", At.MAIL, "530 5.7.0 authentication required");
        assertThat(send(TO)).isInstanceOf(WireOutcome.NotSent.class);
        assertThat(relay.taken()).isEmpty();
    }

    @Test
    void a_relay_that_is_not_there_has_not_been_sent_anything() {
        try (DeadPort port = new DeadPort();
                SmtpConnection nobody = new SmtpConnection(ScriptedRelay.session(port.number()))) {
            assertThat(nobody.send(mail(TO), address(TO), IntentAge.fromNow())).isInstanceOf(WireOutcome.NotSent.class);
        }
    }

    @Test
    void a_connection_that_the_relay_closed_between_two_mails_costs_nothing() {
        send(TO);
        relay.hangUp();
        assertThat(send("bob@example.org")).isInstanceOf(WireOutcome.Accepted.class);
        assertThat(relay.takenFor("bob@example.org")).isEqualTo(1);
        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void a_relay_that_takes_its_leave_before_a_mail_is_dialled_again_at_once() {
        send(TO);
        relay.doTo("news@example.com", At.MAIL, "421 idle for too long", 1);
        assertThat(send("bob@example.org")).isInstanceOf(WireOutcome.Accepted.class);
        assertThat(relay.takenFor("bob@example.org")).isEqualTo(1);
    }

    @Test
    void one_connection_serves_many_mails_and_one_bad_recipient_leaves_the_others_alone() {
        relay.doTo("bad@example.org", At.RCPT, "550 5.1.1 no such user");
        relay.doTo("later@example.org", At.DOT, "451 4.3.0 try later");
        Stream.of(TO, "bad@example.org", "bob@example.org", "later@example.org", "eve@example.org")
                .forEach(this::send);
        assertThat(relay.taken())
                .extracting(ScriptedRelay.Taken::recipient)
                .containsExactly(TO, "bob@example.org", "eve@example.org");
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    @Tag("P-02")
    void an_intent_that_is_too_old_never_reaches_the_relay() {
        assertThat(connection.send(mail(TO), address(TO), () -> IntentAge.LIMIT))
                .isInstanceOf(WireOutcome.NotSent.class);
        assertThat(relay.taken()).isEmpty();
    }

    @Test
    void an_intent_that_grows_too_old_on_the_wire_stops_before_the_dot() {
        Duration[] ages = {Duration.ZERO, IntentAge.LIMIT};
        int[] asked = {0};
        assertThat(connection.send(mail(TO), address(TO), () -> ages[Math.min(asked[0]++, 1)]))
                .isInstanceOf(WireOutcome.NotSent.class);
        assertThat(relay.taken()).isEmpty();
        assertThat(send(TO)).isInstanceOf(WireOutcome.Accepted.class);
    }

    private WireOutcome send(String to) {
        return connection.send(mail(to), address(to), IntentAge.fromNow());
    }

    private MimeMessage mail(String to) {
        try {
            return new MailComposer(relay.session())
                    .compose(
                            new Mail(
                                    "m1.1.1@example.com",
                                    1,
                                    address("news@example.com"),
                                    address(to),
                                    "Hello",
                                    "<p>Hello</p>",
                                    "Hello\r\n.\r\nnot the end",
                                    null),
                            Instant.EPOCH);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InternetAddress address(String address) {
        return MailAddress.of(address).orElseThrow();
    }
}
