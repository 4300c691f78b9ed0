package org.millrace.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.analytics.ReportRepository.Converted;
import org.millrace.analytics.ReportRepository.Counted;
import org.millrace.analytics.ReportRepository.Held;
import org.millrace.analytics.ReportRepository.Node;
import org.millrace.campaign.CampaignSnapshot.BoundGoal;
import org.millrace.campaign.CampaignSnapshot.BoundProduct;
import org.millrace.counter.Metric;

class ReportAssemblyTest {

    private static final BoundGoal VISIT = new BoundGoal(1, "visit", "visited", Duration.ofDays(14), null);
    private static final BoundGoal ORDER = new BoundGoal(2, "order", "ordered", Duration.ofDays(14), "spend");
    private static final List<String> ARMS = List.of("mens", "womens", "none");

    @Test
    @Tag("P-18")
    void arms_are_compared_with_the_control_and_the_control_with_nobody() {
        ExperimentReport report = hillstrom().experiment(new Division("arms", ARMS, Optional.of("none")));

        assertThat(report.variants()).extracting(VariantReport::name).containsExactlyElementsOf(ARMS);
        VariantReport mens = report.variants().get(0);
        assertThat(mens.contacts()).isEqualTo(21_307);
        assertThat(mens.messages().sent()).isEqualTo(21_307);
        assertThat(mens.goals().get(0).result().rate()).isCloseTo(0.18276, within(5e-6));
        assertThat(mens.goals().get(0).lift().estimate()).isCloseTo(0.07659, within(5e-6));
        assertThat(mens.goals().get(0).lift().low()).isCloseTo(0.06995, within(1e-5));
        assertThat(mens.goals().get(0).lift().high()).isCloseTo(0.08322, within(1e-5));
        assertThat(mens.goals().get(1).result().valuePerContact()).isCloseTo(1.4226, within(5e-5));
        assertThat(mens.goals().get(1).valueLift().estimate()).isCloseTo(1.4226 - 0.6528, within(1e-4));
        assertThat(mens.goals().get(1).valueLift().significant()).isTrue();
        VariantReport none = report.variants().get(2);
        assertThat(none.control()).isTrue();
        assertThat(none.messages().sent()).isZero();
        assertThat(none.goals()).allSatisfy(outcome -> {
            assertThat(outcome.lift()).isNull();
            assertThat(outcome.valueLift()).isNull();
        });
    }

    @Test
    void a_campaign_without_an_experiment_has_no_arms_and_an_old_arm_is_not_forgotten() {
        ReportAssembly plain =
                new ReportAssembly(List.of(new Counted(0, "", Metric.RUN_ENTERED, 3)), List.of(), List.of(), List.of());
        assertThat(plain.experiment(Division.NONE)).isNull();

        ExperimentReport report =
                hillstrom().experiment(new Division("arms", List.of("mens", "none"), Optional.of("none")));
        assertThat(report.variants()).extracting(VariantReport::name).containsExactly("mens", "none", "womens");
    }

    @Test
    void an_experiment_without_a_control_shows_rates_and_no_lift() {
        ExperimentReport report = hillstrom().experiment(new Division("arms", ARMS, Optional.empty()));

        assertThat(report.control()).isNull();
        assertThat(report.variants()).flatExtracting(VariantReport::goals).allSatisfy(outcome -> {
            assertThat(outcome.lift()).isNull();
            assertThat(outcome.result().events()).isPositive();
        });
    }

    @Test
    @Tag("P-01")
    void everybody_who_entered_is_somewhere() {
        ReportAssembly assembly = new ReportAssembly(
                List.of(
                        new Counted(0, "", Metric.RUN_ENTERED, 19),
                        new Counted(0, "a", Metric.RUN_SUCCESS, 7),
                        new Counted(0, "", Metric.RUN_CANCELED, 4),
                        new Counted(2, "", Metric.ENTERED, 19),
                        new Counted(2, "", Metric.LEFT, 13)),
                List.of(),
                List.of(),
                List.of());

        assertThat(assembly.runTotals(new Held(1, 2))).isEqualTo(new RunTotals(19, 5, 1, 2, 7, 0, 0, 4));
        assertThat(assembly.runTotals(new Held(1, 2)).balanced()).isTrue();
        NodeReport node =
                assembly.nodes(List.of(new Node(2, "wait", "wait", null))).get(0);
        assertThat(node.name()).isEqualTo("wait");
        assertThat(node.entered()).isEqualTo(node.left() + node.waiting());
    }

    @Test
    @Tag("S0-34")
    void conversions_are_told_apart_by_product() {
        ReportAssembly assembly = new ReportAssembly(
                List.of(new Counted(0, "", Metric.RUN_ENTERED, 100)),
                List.of(),
                List.of(
                        new Converted(2, "", "shirts", 5, 6, new BigDecimal("60"), 0),
                        new Converted(2, "", "", 3, 3, new BigDecimal("9"), 0)),
                List.of(ORDER));

        List<ProductReport> products = assembly.products(
                List.of(new BoundProduct(1, "shirts", "Shirts", true), new BoundProduct(2, "shoes", "Shoes", false)));

        assertThat(products).extracting(ProductReport::product).containsExactly("shirts", "shoes", null);
        assertThat(products.get(0).goals().get(0).converted()).isEqualTo(5);
        assertThat(products.get(0).goals().get(0).valuePerContact()).isCloseTo(0.6, within(1e-12));
        assertThat(products.get(1).goals().get(0).events()).isZero();
        assertThat(products.get(2).goals().get(0).value()).isEqualByComparingTo("9");
    }

    /** The three arms of the data, in sums. */
    private static ReportAssembly hillstrom() {
        return new ReportAssembly(
                List.of(
                        new Counted(0, "", Metric.RUN_ENTERED, 64_000),
                        new Counted(0, "mens", Metric.ASSIGNED, 21_307),
                        new Counted(0, "womens", Metric.ASSIGNED, 21_387),
                        new Counted(0, "none", Metric.ASSIGNED, 21_306),
                        new Counted(3, "mens", Metric.SENT, 21_307),
                        new Counted(4, "womens", Metric.SENT, 21_387)),
                List.of(
                        new Converted(1, "mens", "", 3_894, 3_894, BigDecimal.ZERO, 0),
                        new Converted(1, "womens", "", 3_238, 3_238, BigDecimal.ZERO, 0),
                        new Converted(1, "none", "", 2_262, 2_262, BigDecimal.ZERO, 0),
                        new Converted(2, "mens", "", 267, 267, new BigDecimal("30311.69"), 6_724_000),
                        new Converted(2, "womens", "", 189, 189, new BigDecimal("23038.13"), 5_000_000),
                        new Converted(2, "none", "", 122, 122, new BigDecimal("13908.33"), 2_870_000)),
                List.of(),
                List.of(VISIT, ORDER));
    }
}
