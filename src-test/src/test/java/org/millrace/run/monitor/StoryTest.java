package org.millrace.run.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.millrace.run.StepLogOutcome.CONTINUED;
import static org.millrace.run.StepLogOutcome.INCIDENT;
import static org.millrace.run.StepLogOutcome.RETRIED;
import static org.millrace.run.StepLogOutcome.WAITING;
import static org.millrace.run.StepLogOutcome.WAIT_SKIPPED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.delivery.Attempt;
import org.millrace.platform.Sentence;
import org.millrace.run.RunStatus;
import org.millrace.run.StepLogOutcome;
import org.millrace.run.WaitReason;

class StoryTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final List<StoryRow> rows = new ArrayList<>();
    private final List<Attempt> putOff = new ArrayList<>();

    @Test
    @Tag("P-05")
    void time_before_a_server_took_the_run_is_apart_from_the_step() {
        line(1, "start", NINE.plusSeconds(2), CONTINUED, null);

        List<Span> spans = story(ended());

        assertThat(spans).extracting(Span::kind).containsExactly(Span.Kind.QUEUED, Span.Kind.STEP);
        assertThat(spans.get(0).length(NINE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(spans.get(1).length(NINE)).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_wait_that_ran_its_time_ended_when_it_was_to_and_what_came_after_was_the_queue() {
        Instant until = NINE.plus(Duration.ofDays(3));
        line(1, "pause", NINE, WAITING, until);
        line(1, "pause", until.plusSeconds(5), CONTINUED, null);

        List<Span> spans = story(ended());

        assertThat(spans)
                .extracting(Span::kind)
                .containsExactly(Span.Kind.STEP, Span.Kind.WAITED, Span.Kind.QUEUED, Span.Kind.STEP);
        assertThat(spans.get(1).length(NINE)).isEqualTo(Duration.ofDays(3));
        assertThat(spans.get(2).length(NINE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_wait_that_a_person_ended_lasted_until_then() {
        line(1, "pause", NINE, WAITING, NINE.plus(Duration.ofDays(3)));
        line(1, "pause", NINE.plusSeconds(60), WAIT_SKIPPED, null);
        line(1, "pause", NINE.plusSeconds(60), CONTINUED, null);

        assertThat(story(ended()).get(1).length(NINE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @Tag("S3-10")
    void each_retry_is_a_span_of_its_own_and_between_them_it_stood_still() {
        line(1, "mail", NINE, INCIDENT, null);
        line(1, "mail", NINE.plusSeconds(100), RETRIED, null);
        line(1, "mail", NINE.plusSeconds(101), INCIDENT, null);

        List<Span> spans = story(standing());

        assertThat(spans)
                .extracting(Span::kind, Span::attempt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Span.Kind.STEP, 1),
                        org.assertj.core.groups.Tuple.tuple(Span.Kind.STOPPED, 1),
                        org.assertj.core.groups.Tuple.tuple(Span.Kind.STEP, 1),
                        org.assertj.core.groups.Tuple.tuple(Span.Kind.QUEUED, 2),
                        org.assertj.core.groups.Tuple.tuple(Span.Kind.STEP, 2),
                        org.assertj.core.groups.Tuple.tuple(Span.Kind.STOPPED, 2));
        assertThat(spans.get(1).length(NINE)).isEqualTo(Duration.ofSeconds(100));
        assertThat(spans.get(5).open()).isTrue();
    }

    @Test
    void a_wait_that_lasts_says_when_it_is_to_end() {
        Instant until = NINE.plus(Duration.ofDays(3));
        line(1, "pause", NINE, WAITING, until);

        Span wait = story(waiting(until)).get(1);

        assertThat(wait.open()).isTrue();
        assertThat(wait.planned()).isEqualTo(until);
    }

    @Test
    void a_run_that_is_due_and_was_not_taken_is_queued() {
        line(1, "start", NINE, CONTINUED, null);

        List<Span> spans = story(run(RunStatus.WAITING, null, NINE.plusSeconds(1)));

        Span last = spans.get(spans.size() - 1);
        assertThat(last.kind()).isEqualTo(Span.Kind.QUEUED);
        assertThat(last.open()).isTrue();
    }

    @Test
    void the_message_of_a_step_waits_and_then_is_on_the_wire_apart_from_the_step() {
        mail("SENT", NINE.plusSeconds(5), null);

        List<Span> spans = story(ended());

        assertThat(spans)
                .extracting(Span::kind)
                .containsExactly(Span.Kind.STEP, Span.Kind.MESSAGE_QUEUED, Span.Kind.WIRE);
        assertThat(spans.get(1).length(NINE)).isEqualTo(Duration.ofSeconds(4));
        assertThat(spans.get(2).length(NINE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(spans.get(0).output()).extracting(Span.Output::key).containsExactly("message.SENT");
    }

    @Test
    void a_message_that_is_to_be_tried_again_waits_behind_its_latest_attempt_which_says_why_it_was_in_vain() {
        mail("READY", null, "451 greylisted", 3);
        putOff.add(attempt(3, 4, 5, "451 greylisted"));

        List<Span> spans = story(ended());

        assertThat(spans)
                .extracting(Span::kind, Span::open)
                .containsExactly(
                        tuple(Span.Kind.STEP, false),
                        tuple(Span.Kind.MESSAGE_QUEUED, false),
                        tuple(Span.Kind.WIRE, false),
                        tuple(Span.Kind.MESSAGE_QUEUED, true));
        assertThat(spans).extracting(Span::inVain).containsExactly(false, false, true, false);
        assertThat(spans.get(2).attempt()).isEqualTo(3);
        assertThat(spans.get(2).reason()).isEqualTo("451 greylisted");
        assertThat(spans)
                .extracting(Span::planned)
                .as("that of the last try alone")
                .containsExactly(null, null, null, NINE);
        assertThat(spans.get(3).reason()).isNull();
    }

    @Test
    @Tag("S3-10")
    void each_attempt_of_a_message_is_a_span_of_its_own_with_its_reason_and_the_wait_before_it() {
        mail("SENT", NINE.plusSeconds(5), null, 4);
        putOff.add(attempt(1, 1, 2, "451 greylisted"));
        putOff.add(attempt(3, 3, null, "the line broke"));

        List<Span> spans = story(ended());

        assertThat(spans)
                .extracting(Span::kind, Span::attempt, Span::reason, span -> span.length(NINE)
                        .toSeconds())
                .containsExactly(
                        tuple(Span.Kind.STEP, 1, null, 0L),
                        tuple(Span.Kind.MESSAGE_QUEUED, 1, null, 1L),
                        tuple(Span.Kind.WIRE, 1, "451 greylisted", 1L),
                        tuple(Span.Kind.MESSAGE_QUEUED, 2, null, 1L),
                        tuple(Span.Kind.WIRE, 3, "the line broke", 0L),
                        tuple(Span.Kind.MESSAGE_QUEUED, 4, null, 1L),
                        tuple(Span.Kind.WIRE, 4, null, 1L));
    }

    @Test
    void a_message_that_found_no_way_to_the_relay_was_not_on_the_wire_and_says_why_it_waits() {
        mail("READY", null, "no way to the relay", 2);
        putOff.add(attempt(1, 1, 2, "451 greylisted"));

        List<Span> spans = story(ended());

        assertThat(spans)
                .extracting(Span::kind, Span::reason)
                .containsExactly(
                        tuple(Span.Kind.STEP, null),
                        tuple(Span.Kind.MESSAGE_QUEUED, null),
                        tuple(Span.Kind.WIRE, "451 greylisted"),
                        tuple(Span.Kind.MESSAGE_QUEUED, "no way to the relay"));
    }

    @Test
    void a_message_that_was_put_off_and_then_skipped_was_not_on_the_wire_again() {
        mail("SKIPPED", null, "unsubscribed", 1);
        putOff.add(attempt(1, 4, 5, "451 greylisted"));

        assertThat(story(ended()))
                .extracting(Span::kind)
                .containsExactly(Span.Kind.STEP, Span.Kind.MESSAGE_QUEUED, Span.Kind.WIRE);
    }

    @Test
    void an_attempt_without_a_receipt_does_not_last_for_ever() {
        mail("FAILED", null, "550 no such user");

        Span wire = story(ended()).get(2);

        assertThat(wire.kind()).isEqualTo(Span.Kind.WIRE);
        assertThat(wire.open()).isFalse();
    }

    /** In seconds after nine. */
    private static Attempt attempt(int no, int began, Integer ended, String reason) {
        return new Attempt(
                no, NINE.plusSeconds(began), ended == null ? null : NINE.plusSeconds(ended), Sentence.of(reason));
    }

    /** Made at nine, and on the wire for the last time four seconds later. */
    private void mail(String state, Instant sent, String reason) {
        mail(state, sent, reason, 1);
    }

    private void mail(String state, Instant sent, String reason, int attempts) {
        rows.add(new StoryRow(
                1,
                "mail",
                null,
                "send",
                "{}",
                NINE,
                CONTINUED,
                "next",
                null,
                null,
                7L,
                "email",
                state,
                "a@example.com",
                "Hi",
                attempts,
                NINE,
                NINE,
                NINE.plusSeconds(4),
                sent,
                "main",
                "x",
                reason,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private List<Span> story(MonitoredRun run) {
        return Story.of(run, rows, Map.of(7L, putOff), NINE, NINE.plus(Duration.ofDays(1)));
    }

    private void line(int visit, String node, Instant at, StepLogOutcome outcome, Instant until) {
        rows.add(new StoryRow(
                visit, node, null, "wait", "{}", at, outcome, "next", until, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
    }

    private static MonitoredRun ended() {
        return run(RunStatus.SUCCESS, null, null);
    }

    private static MonitoredRun standing() {
        return run(RunStatus.INCIDENT, null, null);
    }

    private static MonitoredRun waiting(Instant due) {
        return run(RunStatus.WAITING, WaitReason.TIME, due);
    }

    private static MonitoredRun run(RunStatus status, WaitReason reason, Instant due) {
        return new MonitoredRun(
                1,
                1,
                "Campaign",
                "c",
                "UTC",
                "pause",
                null,
                1,
                status,
                reason,
                due,
                null,
                0,
                null,
                null,
                null,
                NINE,
                NINE,
                null);
    }
}
