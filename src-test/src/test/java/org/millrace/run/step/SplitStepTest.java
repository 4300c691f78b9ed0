package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.step.StepBench.contact;
import static org.millrace.run.step.StepBench.outcome;
import static org.millrace.run.step.StepBench.outcomes;
import static org.millrace.run.step.StepBench.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.run.Effect;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.workflow.Experiment;

class SplitStepTest {

    private static final String THREE_ARMS =
            """
            {"attribute": "treatment", "experiment": true, "arms": [
              {"port": "mens", "values": ["Mens E-Mail"]},
              {"port": "womens", "values": ["Womens E-Mail"]},
              {"port": "control", "values": ["No E-Mail"], "control": true}]}
            """;
    private static final String WEIGHTS =
            """
            {"arms": [{"port": "a", "weight": 50}, {"port": "b", "weight": 30}, {"port": "c", "weight": 20},
              {"port": "nobody", "weight": 0}]}
            """;
    private static final int CONTACTS = 100_000;

    private final SplitStep step = new SplitStep();

    /** 27.88 is the 99.9th percentile of chi-square with 9 degrees of freedom. */
    @Test
    void shares_are_spread_evenly_over_a_hundred_thousand_contacts() {
        Map<Integer, Long> tenths = counted(contact -> (int) (StableShare.of(7, "split", contact) * 10));

        assertThat(chiSquare(tenths, CONTACTS / 10.0)).isLessThan(27.88);
    }

    /** Independent, or the hundred cells would be unequal: 148.2 is the 99.9th percentile with 99 degrees of freedom. */
    @Test
    void two_nodes_divide_contacts_independently_of_each_other() {
        Map<Integer, Long> cells = counted(contact -> (int) (StableShare.of(7, "first", contact) * 10) * 10
                + (int) (StableShare.of(7, "second", contact) * 10));

        assertThat(cells).hasSize(100);
        assertThat(chiSquare(cells, CONTACTS / 100.0)).isLessThan(148.2);
    }

    @Test
    void weights_are_kept() {
        List<Visit> visits = LongStream.rangeClosed(1, CONTACTS)
                .mapToObj(id -> contact(id, "{}"))
                .toList();
        Map<String, Long> ports = outcomes(step, "split", WEIGHTS, visits).stream()
                .collect(Collectors.groupingBy(StepBench::port, Collectors.counting()));

        assertThat(ports).doesNotContainKey("nobody");
        assertThat(ports.get("a")).isBetween(49_400L, 50_600L);
        assertThat(ports.get("b")).isBetween(29_400L, 30_600L);
        assertThat(ports.get("c")).isBetween(19_500L, 20_500L);
    }

    /** Computed outside of Java: the promise is to every process and release, not to this one. */
    @ParameterizedTest
    @CsvSource({
        "7,split,1,0.47530410356149744",
        "7,split,2,0.05466401789329989",
        "8,split,1,0.29690664259142596",
        "7,Split,1,0.4255171673377577"
    })
    void a_contacts_share_never_changes(long campaign, String node, long contact, double share) {
        assertThat(StableShare.of(campaign, node, contact)).isEqualTo(share);
    }

    @Test
    void a_contact_takes_the_same_way_each_time() {
        List<Visit> visits =
                IntStream.range(0, 20).mapToObj(i -> contact(4711, "{}")).toList();

        assertThat(outcomes(step, "split", WEIGHTS, visits))
                .containsOnly(outcomes(step, "split", WEIGHTS, visits).get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"treatment\":\"Mens E-Mail\"}|mens",
                "{\"treatment\":\"Womens E-Mail\"}|womens",
                "{\"treatment\":\"No E-Mail\"}|control",
                "{\"treatment\":\"mens e-mail\"}|otherwise",
                "{\"treatment\":null}|otherwise",
                "{\"treatment\":[\"Mens E-Mail\"]}|otherwise",
                "{}|otherwise"
            })
    void an_attribute_decides_to_the_letter_and_whoever_fits_no_arm_goes_otherwise(String attributes, String expected) {
        assertThat(port(outcome(step, THREE_ARMS, contact(1, attributes)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"n\":1}|one", "{\"n\":1.0}|one", "{\"n\":\"1\"}|one", "{\"n\":2.50}|more", "{\"n\":3}|otherwise"
            })
    void numbers_are_compared_by_value(String attributes, String expected) {
        String config = "{\"attribute\":\"n\",\"arms\":[{\"port\":\"one\",\"values\":[\"1\"]},"
                + "{\"port\":\"more\",\"values\":[\"2.5\"]}]}";

        assertThat(port(outcome(step, config, contact(1, attributes)))).isEqualTo(expected);
    }

    @Test
    void the_arm_of_an_experiment_is_the_runs_variant_and_who_is_in_no_arm_has_none() {
        assertThat(outcome(step, THREE_ARMS, contact(1, "{\"treatment\":\"No E-Mail\"}")))
                .isEqualTo(StepOutcome.continueBy("control", new Effect.AssignVariant("control")));
        assertThat(outcome(step, THREE_ARMS, contact(1, "{}"))).isEqualTo(StepOutcome.continueBy("otherwise"));
        assertThat(step.experiment(StepBench.configured(step, THREE_ARMS)))
                .contains(new Experiment(List.of("mens", "womens", "control"), Optional.of("control")));
    }

    @Test
    void a_plain_split_assigns_no_variant() {
        assertThat(((StepOutcome.Continue) outcome(step, WEIGHTS, contact(1, "{}"))).effects())
                .isEmpty();
    }

    private static Map<Integer, Long> counted(Function<Long, Integer> cell) {
        return LongStream.rangeClosed(1, CONTACTS).boxed().collect(Collectors.groupingBy(cell, Collectors.counting()));
    }

    private static double chiSquare(Map<Integer, Long> observed, double expected) {
        return observed.values().stream()
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
    }
}
