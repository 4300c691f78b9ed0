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
import org.millrace.analytics.ReportRepository.Node;
import org.millrace.analytics.ReportRepository.Runs;
import org.millrace.campaign.CampaignSnapshot.BoundGoal;
import org.millrace.campaign.CampaignSnapshot.BoundProduct;
import org.millrace.counter.Metric;
import org.millrace.experiment.Interval;
import org.millrace.experiment.Proportion;
import org.millrace.experiment.Sample;
import org.millrace.run.RunStatus;

/** Puts a report together from what was read; pure arithmetic. */
record ReportAssembly(
        List<Runs> runs,
        List<Counted> counters,
        List<Converted> conversions,
        List<Converted> byProduct,
        List<BoundGoal> goals) {

    RunTotals runTotals() {
        return new RunTotals(
                counts(counted -> counted.metric() == Metric.RUN_ENTERED).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                with(RunStatus.WAITING),
                with(RunStatus.FROZEN),
                with(RunStatus.INCIDENT),
                with(RunStatus.SUCCESS),
                with(RunStatus.PARTIAL),
                with(RunStatus.FAILED),
                with(RunStatus.CANCELED));
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
                            runs(run ->
                                    run.nodeNo() == node.no() && run.status().live()),
                            counts.getOrDefault(Metric.LEFT, 0L),
                            MessageTotals.of(counts));
                })
                .toList();
    }

    List<GoalResult> goalResults() {
        long contacts = runs(run -> true);
        return goals.stream()
                .map(goal -> sum(goal, conversions, converted -> true).result(goal, contacts))
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
        long contacts = runs(run -> true);
        return goals.stream()
                .map(goal -> sum(goal, byProduct, converted -> converted
                                .product()
                                .equals(product))
                        .result(goal, contacts))
                .toList();
    }

    /**
     * @param arms in the order of the experiment; arms that runs are in but the experiment has not come after them
     * @return empty when there is neither an experiment nor a run in an arm
     */
    Optional<ExperimentReport> experiment(String node, List<String> arms, Optional<String> control) {
        TreeSet<String> others = runs.stream()
                .map(Runs::variant)
                .filter(variant -> !variant.isEmpty() && !arms.contains(variant))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> all = new ArrayList<>(arms);
        all.addAll(others);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ExperimentReport(
                node,
                control.orElse(null),
                runs(run -> run.variant().isEmpty()),
                all.stream().map(arm -> variant(arm, control)).toList()));
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
        return runs(run -> run.variant().equals(arm));
    }

    private long with(RunStatus status) {
        return runs(run -> run.status() == status);
    }

    private long runs(Predicate<Runs> which) {
        return runs.stream().filter(which).mapToLong(Runs::n).sum();
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
