package org.millrace.run.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.millrace.campaign.CampaignTerms;
import org.millrace.run.ClaimedRun;
import org.millrace.run.Signal;
import org.millrace.run.StepOutcome;
import org.millrace.run.StepRunner;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepKind;
import org.millrace.workflow.VersionChoice;

/** Says what becomes of runs of one older version: the new version's node is asked what it would say of each that goes there. */
final class Foresight {

    private final VersionChoice choice;
    private final MovePlan plan;
    private final StepRunner steps;
    private final Map<Long, CampaignTerms> terms;
    private final Instant now;

    Foresight(VersionChoice choice, MovePlan plan, StepRunner steps, Map<Long, CampaignTerms> terms, Instant now) {
        this.choice = choice;
        this.plan = plan;
        this.steps = steps;
        this.terms = terms;
        this.now = now;
    }

    /** In no order. */
    List<Verdict> of(List<Standing> runs) {
        return switch (choice) {
            case DRAIN -> runs.stream().map(run -> Verdict.stays(run, null)).toList();
            case MOVE_AT_NEXT_WAIT -> runs.stream().map(this::later).toList();
            case MOVE_NOW -> now(runs);
        };
    }

    private List<Verdict> now(List<Standing> runs) {
        List<Verdict> verdicts = new ArrayList<>(runs.size());
        Map<Integer, List<Standing>> asked = new LinkedHashMap<>();
        for (Standing run : runs) {
            Optional<MovePlan.Way> way = plan.from(run.run().nodeNo());
            if (Signal.ends(run.run().stay().signal())) {
                verdicts.add(Verdict.stays(run, StayReason.ENDING));
            } else if (way.isEmpty()) {
                verdicts.add(Verdict.stays(run, StayReason.UNMAPPED));
            } else if (!way.get().open(run.sentFrom())) {
                verdicts.add(Verdict.stays(run, StayReason.SENT_ALREADY));
            } else if (run.waits()) {
                asked.computeIfAbsent(way.get().to(), to -> new ArrayList<>()).add(run);
            } else {
                verdicts.add(new Verdict(run, Fate.MOVES, way.get().to(), null));
            }
        }
        asked.forEach((to, waiting) -> verdicts.addAll(ask(to, waiting)));
        return verdicts;
    }

    private List<Verdict> ask(int to, List<Standing> waiting) {
        CompiledWorkflow version = plan.to().compiled();
        List<ClaimedRun> there = waiting.stream()
                .map(run -> run.run().at(version.versionId(), to))
                .toList();
        List<StepOutcome> outcomes = steps.ask(version, to, there, terms, now);
        List<Verdict> verdicts = new ArrayList<>(waiting.size());
        for (int i = 0; i < waiting.size(); i++) {
            verdicts.add(new Verdict(waiting.get(i), fate(there.get(i), outcomes.get(i)), to, null));
        }
        return verdicts;
    }

    private static Fate fate(ClaimedRun run, StepOutcome outcome) {
        if (Signal.SKIP.equals(run.stay().signal())) {
            return Fate.LEAVES;
        }
        return outcome.match(new FateOf(run.stay()));
    }

    /** Whether nobody can go from there, whatever he was sent. */
    boolean hopeless(int nodeNo) {
        return switch (choice) {
            case DRAIN -> false;
            case MOVE_NOW -> plan.from(nodeNo).isEmpty();
            case MOVE_AT_NEXT_WAIT ->
                laterWays(nodeNo, true).isEmpty() || laterWays(nodeNo, false).isEmpty();
        };
    }

    /** Whether a message from one of the senders could keep somebody there from going. */
    boolean keptBy(int nodeNo, Set<Integer> senders) {
        Stream<MovePlan.Way> ways =
                switch (choice) {
                    case DRAIN -> Stream.empty();
                    case MOVE_NOW -> plan.from(nodeNo).stream();
                    case MOVE_AT_NEXT_WAIT ->
                        Stream.concat(laterWays(nodeNo, true).stream(), laterWays(nodeNo, false).stream());
                };
        return ways.anyMatch(way -> !way.open(senders));
    }

    private Verdict later(Standing run) {
        ClaimedRun place = run.run();
        List<MovePlan.Way> ways = laterWays(place.nodeNo(), place.stay().resumed());
        if (ways.isEmpty()) {
            return Verdict.stays(run, StayReason.UNMAPPED);
        }
        return ways.stream().anyMatch(way -> way.open(run.sentFrom()))
                ? new Verdict(run, Fate.MOVES_LATER, null, null)
                : Verdict.stays(run, StayReason.SENT_ALREADY);
    }

    /** From the waits ahead. A run that stands at a wait has come to it before; the next is beyond. */
    private List<MovePlan.Way> laterWays(int nodeNo, boolean resumed) {
        String node = plan.nodeId(nodeNo);
        Set<Integer> ahead = resumed ? plan.beyond(node) : plan.onwards(node);
        return ahead.stream()
                .filter(no -> plan.kind(no) == StepKind.WAIT)
                .flatMap(no -> plan.from(no).stream())
                .toList();
    }
}
