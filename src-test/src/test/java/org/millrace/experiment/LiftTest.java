package org.millrace.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiftTest {

    @Test
    void newcombes_published_example_comes_out() {
        // R. G. Newcombe, Statistics in Medicine 17 (1998), table II, method 10: 56/70 - 48/80 and 9/10 - 3/10.
        Interval first = new Proportion(56, 70).minus(new Proportion(48, 80)).orElseThrow();
        assertThat(first.estimate()).isCloseTo(0.2, within(1e-12));
        assertThat(first.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(first.high()).isCloseTo(0.3339, within(5e-5));
        Interval second = new Proportion(9, 10).minus(new Proportion(3, 10)).orElseThrow();
        assertThat(second.low()).isCloseTo(0.1705, within(5e-5));
        assertThat(second.high()).isCloseTo(0.8090, within(5e-5));
    }

    @Test
    void an_arm_where_nobody_or_everybody_did_it_has_an_interval_too() {
        Interval none = new Proportion(0, 10).minus(new Proportion(0, 10)).orElseThrow();
        assertThat(none.low()).isCloseTo(-0.2775, within(5e-5));
        assertThat(none.high()).isCloseTo(0.2775, within(5e-5));
        Interval all = new Proportion(10, 10).minus(new Proportion(0, 20)).orElseThrow();
        assertThat(all.low()).isCloseTo(0.6791, within(5e-5));
        assertThat(all.high()).isEqualTo(1);
    }

    @Test
    @Tag("P-18")
    void in_large_arms_it_agrees_with_the_textbook() {
        // The arms of the Hillstrom data: visits of Mens E-Mail against No E-Mail.
        Interval lift =
                new Proportion(3894, 21307).minus(new Proportion(2262, 21306)).orElseThrow();
        double wald =
                Proportion.Z * Math.sqrt(0.18275684 * (1 - 0.18275684) / 21307 + 0.10616728 * (1 - 0.10616728) / 21306);
        assertThat(lift.estimate()).isCloseTo(0.07659, within(5e-6));
        assertThat(lift.low()).isCloseTo(lift.estimate() - wald, within(1e-5));
        assertThat(lift.high()).isCloseTo(lift.estimate() + wald, within(1e-5));
        assertThat(lift.significant()).isTrue();
    }

    @Test
    @Tag("P-18")
    void nineteen_of_twenty_intervals_hold_the_true_difference() {
        Random random = new Random(1998);
        int rounds = 4_000;
        long holding = IntStream.range(0, rounds)
                .filter(i -> {
                    Interval lift =
                            draw(random, 60, 0.12).minus(draw(random, 90, 0.05)).orElseThrow();
                    return lift.low() <= 0.07 && 0.07 <= lift.high();
                })
                .count();
        assertThat((double) holding / rounds).isBetween(0.94, 0.97);
    }

    @Test
    void welchs_interval_of_two_small_samples_comes_out() {
        // 1 2 3 4 5 against 2 4 6 8 10 12: difference -4, standard error 1.683251, 6.972 degrees of freedom.
        Interval lift = sample(1, 2, 3, 4, 5).minus(sample(2, 4, 6, 8, 10, 12)).orElseThrow();
        assertThat(lift.estimate()).isCloseTo(-4, within(1e-12));
        assertThat(lift.estimate() - lift.low()).isCloseTo(1.683251 * 2.366533, within(2e-4));
        assertThat(lift.high() - lift.estimate()).isCloseTo(lift.estimate() - lift.low(), within(1e-9));
    }

    @Test
    void students_quantiles_are_those_of_the_tables() {
        assertThat(StudentT.quantile975(1)).isCloseTo(12.7062047, within(1e-6));
        assertThat(StudentT.quantile975(2)).isCloseTo(4.30265273, within(1e-7));
        assertThat(StudentT.quantile975(10)).isCloseTo(2.22813885, within(1e-7));
        assertThat(StudentT.quantile975(30)).isCloseTo(2.04227246, within(1e-7));
        assertThat(StudentT.quantile975(40_000)).isCloseTo(1.96002, within(1e-5));
    }

    @Test
    void arms_without_contacts_are_compared_with_nothing() {
        assertThat(new Proportion(0, 0).minus(new Proportion(1, 2))).isEmpty();
        assertThat(new Proportion(0, 0).rate()).isZero();
        assertThat(new Sample(1, 5, 25).minus(sample(1, 2, 3))).isEmpty();
    }

    private static Proportion draw(Random random, int contacts, double rate) {
        return new Proportion(
                IntStream.range(0, contacts)
                        .filter(i -> random.nextDouble() < rate)
                        .count(),
                contacts);
    }

    private static Sample sample(double... values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        return new Sample(values.length, sum, squares);
    }
}
