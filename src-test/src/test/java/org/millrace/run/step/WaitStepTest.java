package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.step.StepBench.NOW;
import static org.millrace.run.step.StepBench.arrived;
import static org.millrace.run.step.StepBench.outcome;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.contact.ContactFacts;
import org.millrace.platform.Json;
import org.millrace.predicate.Facts;
import org.millrace.run.Stay;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.WaitReason;

class WaitStepTest {

    private final WaitStep step = new WaitStep();

    @ParameterizedTest
    @CsvSource({"5,minutes,PT5M", "5,hours,PT5H", "3,days,PT72H", "2,weeks,PT336H"})
    @Tag("S0-47")
    @Tag("S4-03")
    void a_wait_counts_from_the_arrival(int amount, String unit, Duration expected) {
        Instant arrival = NOW.minusSeconds(17);
        String config = "{\"amount\":%d,\"unit\":\"%s\"}".formatted(amount, unit);

        assertThat(outcome(step, config, arrived(arrival, false)))
                .isEqualTo(StepOutcome.waitUntil(arrival.plus(expected)));
    }

    @Test
    void a_run_goes_on_when_its_wait_is_over() {
        Instant arrival = NOW.minus(Duration.ofDays(3));

        assertThat(outcome(step, "{\"amount\":3,\"unit\":\"days\"}", arrived(arrival, true)))
                .isEqualTo(StepOutcome.continueBy("next"));
    }

    @Test
    @Tag("P-04")
    void a_run_that_is_looked_at_too_early_waits_on_until_the_same_end() {
        Instant arrival = NOW.minus(Duration.ofDays(1));

        assertThat(outcome(step, "{\"amount\":3,\"unit\":\"days\"}", arrived(arrival, true)))
                .isEqualTo(StepOutcome.waitUntil(arrival.plus(Duration.ofDays(3))));
    }

    @Test
    void a_wait_that_was_over_before_the_node_was_executed_is_not_waited_for() {
        Instant longAgo = NOW.minus(Duration.ofDays(3));

        assertThat(outcome(step, "{\"amount\":3,\"unit\":\"days\"}", arrived(longAgo, false)))
                .isEqualTo(StepOutcome.continueBy("next"));
    }

    @Test
    void a_wait_of_no_length_is_a_commit_of_its_own() {
        String config = "{\"amount\":0,\"unit\":\"minutes\"}";

        assertThat(outcome(step, config, arrived(NOW, false))).isEqualTo(StepOutcome.waitUntil(NOW));
        assertThat(outcome(step, config, arrived(NOW, true))).isEqualTo(StepOutcome.continueBy("next"));
    }

    /**
     * Elsewhere a journey that began with a keyed event could not wait for the event that answers it: the reminder for an abandoned
     * cart went out although that cart had been paid, or stayed out because another one had.
     */
    @Test
    @Tag("S4-01")
    void dittofeed_1463_a_run_about_one_cart_waits_for_the_payment_of_that_cart() {
        String config = "{\"amount\":1,\"unit\":\"hours\",\"event\":{\"name\":\"cart_paid\",\"key\":\"cartId\"}}";

        assertThat(StepBench.port(outcome(step, config, about("cart-1", "cart-1"))))
                .isEqualTo("happened");
        assertThat(outcome(step, config, about("cart-1", "cart-2"))).isInstanceOf(StepOutcome.Wait.class);
        assertThat(StepBench.port(outcome(step, config, about(null, "cart-2")))).isEqualTo("happened");
    }

    /** A run about a cart, whose contact has paid one. */
    private static Visit about(String cart, String paid) {
        Facts.EventFact event =
                new Facts.EventFact(NOW, Optional.empty(), false, Json.tree("{\"cartId\":\"" + paid + "\"}"));
        ContactFacts facts = new ContactFacts(
                1, NOW, Json.read("{}", ObjectNode.class), Set.of(), Map.of("cart_paid", List.of(event)));
        Stay stay = new Stay(WaitReason.EVENT, NOW.plus(Duration.ofHours(1)), null);
        return new Visit(1, 1, 7, null, 1, facts, NOW, stay, 0, cart);
    }
}
