package org.millrace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.run.monitor.Span;
import org.millrace.run.monitor.TestMonitor;

/** What a run that waits for its call hears of it, and tells of it. */
@Tag("S4-09")
class WebhookRunTest extends WebhookGround {

    @Test
    @Tag("S3-10")
    void each_attempt_is_a_span_of_the_runs_story_until_the_contact_is_erased() {
        run(1);
        step("{\"url\": \"" + url() + "\"}");
        receiver.answering(call -> receiver.received().size() < 3 ? BROKEN : TAKEN);
        call(1, "ann@example.org");
        runUntilSettled(1);

        assertThat(wire())
                .extracting(Span::attempt, Span::reason, Span::from)
                .containsExactly(
                        tuple(1, "HTTP 500", attempts.get(0)),
                        tuple(2, "HTTP 500", attempts.get(1)),
                        tuple(3, null, attempts.get(2)));

        new AttemptRepository(DATABASE.jdbi()).forget(ledger.tenant + 1, 1);
        assertThat(wire()).hasSize(3);
        new AttemptRepository(DATABASE.jdbi()).forget(ledger.tenant, 1);
        assertThat(wire()).extracting(Span::attempt).containsExactly(3);
    }

    /** There, nobody told the journey that its send had failed, and the user stood still for ever. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"url\": \"URL\"|500 Broken",
                "\"url\": \"URL\"|410 Gone",
                "\"url\": \"https://169.254.169.254/\"|200 OK",
                "\"provider\": \"nobody\"|200 OK"
            })
    void parcelvoy_434_however_a_call_fails_the_run_that_waits_for_it_is_told(String receives, String answer) {
        run(1);
        step("{" + receives.replace("URL", url()) + ", \"failureMode\": \"fail_run\"}");
        receiver.answering("HTTP/1.1 " + answer + "\r\n\r\n");
        call(1, "ann@example.org");

        runUntilSettled(1);

        assertThat(state(1)).isEqualTo(MessageState.FAILED);
        List<String> told = DATABASE.jdbi()
                .withHandle(h -> h.createQuery("select signal from run where due_at is not null")
                        .mapTo(String.class)
                        .list());
        assertThat(told).containsExactly("failed");
    }

    private List<Span> wire() {
        return TestMonitor.of(DATABASE.jdbi(), ledger.tenant, clock).story(1).spans().stream()
                .filter(span -> span.kind() == Span.Kind.WIRE)
                .toList();
    }

    /** Of contact 1, that waits at node 1 for its call. */
    private void run(long id) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                insert into run (id, tenant_id, campaign_id, contact_id, version_id, node_no, visit, status, waiting_for, shard,
                                 entered_at, moved_at)
                overriding system value values (?, ?, ?, 1, 1, 1, 1, 'WAITING', 'DELIVERY', 0, now(), now())
                """,
                        id,
                        ledger.tenant,
                        ledger.campaign));
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into step_page (tenant_id, run_id, visit, at, nodes, outcome) values (?, ?, 1, ?, array[1],"
                                + " 'WAITING')",
                        ledger.tenant,
                        id,
                        NOW));
    }
}
