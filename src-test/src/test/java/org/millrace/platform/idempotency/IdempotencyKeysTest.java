package org.millrace.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Caller;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

class IdempotencyKeysTest {

    private static final StoredAnswer CREATED =
            new StoredAnswer(201, "application/json", "/things/1", "\"0\"", "{}".getBytes(StandardCharsets.UTF_8));

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final IdempotencyRepository repository = new IdempotencyRepository(DATABASE.jdbi());
    private final IdempotencyKeys keys = new IdempotencyKeys(repository, clock);

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void the_first_call_is_executed_and_the_second_gets_its_answer() {
        assertThat(execute(request("k", "body")).state()).isEqualTo(Claim.State.FRESH);
        Claim second = execute(request("k", "body"));
        assertThat(second.state()).isEqualTo(Claim.State.ANSWERED);
        assertThat(second.answer().orElseThrow()).usingRecursiveComparison().isEqualTo(CREATED);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_or_address_is_refused() {
        execute(request("k", "body"));
        assertThat(execute(request("k", "other body")).state()).isEqualTo(Claim.State.OTHER_REQUEST);
        IdempotentRequest elsewhere = new IdempotentRequest(
                new Caller(1, "maria"), "k", "POST /other", request("k", "body").hash());
        assertThat(execute(elsewhere).state()).isEqualTo(Claim.State.OTHER_REQUEST);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void the_keys_of_two_callers_have_nothing_to_do_with_each_other() {
        execute(request("k", "body"));
        IdempotentRequest others = new IdempotentRequest(
                new Caller(2, "maria"),
                "k",
                "POST /things",
                request("k", "body").hash());
        assertThat(execute(others).state()).isEqualTo(Claim.State.FRESH);
    }

    @Test
    void a_call_that_is_under_way_is_not_executed_beside_itself() {
        DATABASE.newTx(() -> {
            assertThat(keys.claim(request("k", "body")).state()).isEqualTo(Claim.State.FRESH);
            assertThat(DATABASE.newTx(() -> keys.claim(request("k", "body"))).state())
                    .isEqualTo(Claim.State.IN_FLIGHT);
        });
    }

    @Test
    void a_call_that_died_before_its_commit_left_no_trace_and_is_executed_again() {
        assertThatThrownBy(() -> DATABASE.newTx(() -> {
                    keys.claim(request("k", "body"));
                    effect();
                    keys.store(request("k", "body"), CREATED);
                    throw new IllegalStateException("the server dies here");
                }))
                .hasMessage("the server dies here");
        assertThat(effects()).isZero();
        assertThat(execute(request("k", "body")).state()).isEqualTo(Claim.State.FRESH);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void of_64_equal_calls_in_parallel_one_has_an_effect_and_nobody_gets_another_answer() throws Exception {
        int rounds = 20;
        ExecutorService pool = Executors.newFixedThreadPool(64);
        for (String key : IntStream.range(0, rounds).mapToObj(i -> "key-" + i).toList()) {
            List<Callable<Claim>> calls = Collections.nCopies(64, () -> execute(request(key, "body")));
            int fresh = 0;
            for (Future<Claim> call : pool.invokeAll(calls)) {
                Claim claim = call.get();
                fresh += claim.state() == Claim.State.FRESH ? 1 : 0;
                claim.answer()
                        .ifPresent(answer ->
                                assertThat(answer).usingRecursiveComparison().isEqualTo(CREATED));
                assertThat(claim.state()).isNotEqualTo(Claim.State.OTHER_REQUEST);
            }
            assertThat(fresh).isEqualTo(1);
        }
        pool.shutdown();
        assertThat(effects()).isEqualTo(rounds);
    }

    @Test
    void keys_are_forgotten_after_two_days() {
        execute(request("k", "body"));
        IdempotencyTimer timer = new IdempotencyTimer(repository, clock);
        clock.advance(Duration.ofDays(2));
        timer.forget();
        assertThat(execute(request("k", "body")).state()).isEqualTo(Claim.State.ANSWERED);
        clock.advance(Duration.ofSeconds(1));
        timer.forget();
        assertThat(execute(request("k", "body")).state()).isEqualTo(Claim.State.FRESH);
    }

    /** As the filter does it: claim, effect and answer in one transaction. */
    private Claim execute(IdempotentRequest request) {
        return DATABASE.newTx(() -> {
            Claim claim = keys.claim(request);
            if (claim.state() == Claim.State.FRESH) {
                effect();
                keys.store(request, CREATED);
            }
            return claim;
        });
    }

    private static IdempotentRequest request(String key, String body) {
        return new IdempotentRequest(
                new Caller(1, "maria"), key, "POST /things", body.getBytes(StandardCharsets.UTF_8));
    }

    private void effect() {
        DATABASE.jdbi()
                .useHandle(
                        h -> h.execute(
                                "insert into dead_letter (source, payload, reason, received_at) values ('t', 't', 't', now())"));
    }

    private int effects() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from dead_letter")
                .mapTo(int.class)
                .one());
    }
}
