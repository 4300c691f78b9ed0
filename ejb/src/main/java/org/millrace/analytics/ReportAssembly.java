package org.millrace.analytics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.millrace.analytics.ReportRepository.Converted;
import org.millrace.analytics.ReportRepository.Counted;
import org.millrace.analytics.ReportRepository.Held;
import org.millrace.analytics.ReportRepository.Node;
import org.millrace.campaign.CampaignSnapshot.BoundGoal;
import org.millrace.campaign.CampaignSnapshot.BoundProduct;
import org.millrace.counter.Metric;
import org.millrace.experiment.Interval;
import org.millrace.experiment.Proportion;
import org.millrace.experiment.Sample;

/** Puts a report together from what was read; pure arithmetic. */
record ReportAssembly(
        List<Counted> counters, List<Converted> conversions, List<Converted> byProduct, List<BoundGoal> goals) {

    /** Whoever entered, has not ended and does not stand still waits. */
    RunTotals runTotals(Held held) {
        long success = total(Metric.RUN_SUCCESS);
        long partial = total(Metric.RUN_PARTIAL);
        long failed = total(Metric.RUN_FAILED);
        long canceled = total(Metric.RUN_CANCELED);
        long live = contacts() - success - partial - failed - canceled;
        return new RunTotals(
                contacts(),
                live - held.frozen() - held.incident(),
                held.frozen(),
                held.incident(),
                success,
                partial,
                failed,
                canceled);
    }

    long contacts() {
        return total(Metric.RUN_ENTERED);
    }

    MessageTotals messageTotals() {
        return MessageTotals.of(counts(counted -> true));
    }

    List<NodeReport> nodes(List<Node> nodes) {
        return nodes.stream()
                .map(node -> {
                    Map<Metric, Long> counts = counts(counted -> counted.nodeNo() == node.no());
                    return new NodeReport(
                            node.no(),
                            node.id(),
                            node.name() == null ? node.id() : node.name(),
                            node.type(),
                            counts.getOrDefault(Metric.ENTERED, 0L),
                            counts.getOrDefault(Metric.ENTERED, 0L) - counts.getOrDefault(Metric.LEFT, 0L),
                            counts.getOrDefault(Metric.LEFT, 0L),
                            MessageTotals.of(counts));
                })
                .toList();
    }

    List<GoalResult> goalResults() {
        return goals.stream()
                .map(goal -> sum(goal, conversions, converted -> true).result(goal, contacts()))
                .toList();
    }

    List<ProductReport> products(List<BoundProduct> products) {
        if (products.isEmpty()) {
            return List.of();
        }
        List<ProductReport> reports = new ArrayList<>();
        products.forEach(product ->
                reports.add(new ProductReport(product.slug(), product.name(), product.primary(), of(product.slug()))));
        reports.add(new ProductReport(null, null, false, of("")));
        return reports;
    }

    private List<GoalResult> of(String product) {
        return goals.stream()
                .map(goal -> sum(goal, byProduct, converted -> converted
                                .product()
                                .equals(product))
                        .result(goal, contacts()))
                .toList();
    }

    /**
     * Arms that runs are in but the experiment has not come after its own.
     *
     * @return null when there is neither an experiment nor a run in an arm
     */
    ExperimentReport experiment(Division division) {
        TreeSet<String> others = counters.stream()
                .filter(counted -> counted.metric() == Metric.ASSIGNED && counted.n() != 0)
                .map(Counted::variant)
                .filter(variant -> !division.arms().contains(variant))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> all = new ArrayList<>(division.arms());
        all.addAll(others);
        if (all.isEmpty()) {
            return null;
        }
        return new ExperimentReport(
                division.node(),
                division.control().orElse(null),
                contacts() - total(Metric.ASSIGNED),
                all.stream().map(arm -> variant(arm, division.control())).toList());
    }

    private VariantReport variant(String arm, Optional<String> control) {
        long contacts = contactsIn(arm);
        return new VariantReport(
                arm,
                control.filter(arm::equals).isPresent(),
                contacts,
                MessageTotals.of(counts(counted -> counted.variant().equals(arm))),
                goals.stream().map(goal -> outcome(goal, arm, control)).toList());
    }

    private VariantReport.Outcome outcome(BoundGoal goal, String arm, Optional<String> control) {
        Sum mine = in(goal, arm);
        Optional<String> other = control.filter(name -> !name.equals(arm));
        Interval lift = other.flatMap(name ->
                        mine.proportion(contactsIn(arm)).minus(in(goal, name).proportion(contactsIn(name))))
                .orElse(null);
        Interval valueLift = other.flatMap(name ->
                        mine.sample(contactsIn(arm)).minus(in(goal, name).sample(contactsIn(name))))
                .orElse(null);
        return new VariantReport.Outcome(mine.result(goal, contactsIn(arm)), lift, valueLift);
    }

    private Sum in(BoundGoal goal, String arm) {
        return sum(goal, conversions, converted -> converted.variant().equals(arm));
    }

    private long contactsIn(String arm) {
        return counts(counted -> counted.variant().equals(arm)).getOrDefault(Metric.ASSIGNED, 0L);
    }

    private long total(Metric metric) {
        return counts(counted -> true).getOrDefault(metric, 0L);
    }

    private Map<Metric, Long> counts(Predicate<Counted> which) {
        Map<Metric, Long> sums = new EnumMap<>(Metric.class);
        counters.stream().filter(which).forEach(counted -> sums.merge(counted.metric(), counted.n(), Long::sum));
        return sums;
    }

    private static Sum sum(BoundGoal goal, List<Converted> all, Predicate<Converted> which) {
        return all.stream()
                .filter(converted -> converted.goalId() == goal.id())
                .filter(which)
                .map(converted -> new Sum(converted.runs(), converted.events(), converted.value(), converted.squares()))
                .reduce(new Sum(0, 0, BigDecimal.ZERO, 0), Sum::plus);
    }

    private record Sum(long runs, long events, BigDecimal value, double squares) {

        Sum plus(Sum other) {
            return new Sum(runs + other.runs, events + other.events, value.add(other.value), squares + other.squares);
        }

        GoalResult result(BoundGoal goal, long contacts) {
            return new GoalResult(
                    goal.name(),
                    runs,
                    events,
                    proportion(contacts).rate(),
                    value,
                    sample(contacts).mean());
        }

        Proportion proportion(long contacts) {
            return new Proportion(runs, contacts);
        }

        Sample sample(long contacts) {
            return new Sample(contacts, value.doubleValue(), squares);
        }
    }
}
