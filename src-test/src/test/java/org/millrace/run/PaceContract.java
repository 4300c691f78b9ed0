package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What pacing relies on. */
abstract class PaceContract {

    private static final Instant HOUR = Instant.parse("2026-03-02T09:00:00Z");

    abstract PaceStore store();

    abstract long campaign();

    abstract <T> T tx(Callable<T> work);

    @Test
    void nothing_is_given_before_the_first_has_asked() {
        assertThat(tx(() -> store().lock(1, campaign(), 3))).isEmpty();
        assertThat(tx(() -> store().lock(1, campaign(), 3))).isEmpty();
    }

    @Test
    void what_was_given_is_known_to_the_next_and_to_no_other_node() {
        PaceStore.Given given = new PaceStore.Given(HOUR, 7);
        tx(() -> {
            store().lock(1, campaign(), 3);
            store().write(1, campaign(), 3, given);
            return null;
        });
        assertThat(tx(() -> store().lock(1, campaign(), 3))).contains(given);
        assertThat(tx(() -> store().lock(1, campaign(), 4))).isEmpty();
    }
}
