package org.millrace.run.why;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.ContactFacts;
import org.millrace.platform.Sentence;
import org.millrace.run.Effect;
import org.millrace.run.Stay;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepLogOutcome;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.why.Replay.Checked;
import org.millrace.run.why.Replay.Proof;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepKind;

/** Walks a trail again, visit after visit, and holds each against the version. */
public final class TrailReplay {

    private final CompiledWorkflow version;
    private final CampaignTerms terms;
    private final Map<Integer, Integer> passes = new HashMap<>();

    public TrailReplay(CompiledWorkflow version, CampaignTerms terms) {
        this.version = version;
        this.terms = terms;
    }

    /**
     * A run that was moved to another version is walked from there on.
     *
     * @param trail in the order in which it was written
     */
    public Replay of(ReplayedRun run, List<TrailLine> trail) {
        int moved = moved(trail);
        TreeMap<Integer, List<TrailLine>> visits = trail.subList(moved, trail.size()).stream()
                .collect(Collectors.groupingBy(TrailLine::visit, TreeMap::new, Collectors.toList()));
        List<Checked> steps = new ArrayList<>();
        for (Map.Entry<Integer, List<TrailLine>> visit : visits.entrySet()) {
            Optional<Integer> next = Optional.ofNullable(visits.higherEntry(visit.getKey()))
                    .map(entry -> entry.getValue().get(0).nodeNo())
                    .or(() -> run.visit() > visit.getKey() ? Optional.of(run.nodeNo()) : Optional.empty());
            steps.add(check(run, visit.getKey(), visit.getValue(), next, moved == 0 && steps.isEmpty()));
        }
        if (!run.status().live() && !visits.containsKey(run.visit())) {
            String node = version.node(run.nodeNo()).id();
            steps.add(new Checked(
                    node,
                    run.visit(),
                    null,
                    Proof.RECORDED,
                    false,
                    Sentence.of("It ended here, and no line says how.")));
        }
        return Replay.of(run.id(), version.versionNo(), steps);
    }

    /** Where the part begins that was walked under the present version. */
    private static int moved(List<TrailLine> trail) {
        for (int i = trail.size(); i > 0; i--) {
            if (trail.get(i - 1).outcome() == StepLogOutcome.MIGRATED) {
                return i;
            }
        }
        return 0;
    }

    private Checked check(ReplayedRun run, int visit, List<TrailLine> lines, Optional<Integer> next, boolean first) {
        CompiledNode<?> node = version.node(lines.get(0).nodeNo());
        TrailLine last = lines.get(lines.size() - 1);
        if (first && version.starts().stream().noneMatch(start -> start.no() == node.no())) {
            return wrong(node, last, Sentence.of("It does not begin at a trigger."));
        }
        if (!last.leaves()) {
            return stays(run, node, visit, lines, next);
        }
        Optional<Sentence> astray = astray(node.no(), last.port(), next, run);
        if (astray.isPresent()) {
            return wrong(node, last, astray.get());
        }
        if (early(lines)) {
            return wrong(
                    node, last, Sentence.of("It left the wait before the end that was stated, and nothing says why."));
        }
        return decided(run, node, lines);
    }

    /** The last line of a visit that was not left: it ended there, waits, or stands still. */
    private Checked stays(
            ReplayedRun run, CompiledNode<?> node, int visit, List<TrailLine> lines, Optional<Integer> next) {
        TrailLine last = lines.get(lines.size() - 1);
        if (next.isPresent() || run.visit() != visit || run.nodeNo() != node.no()) {
            return wrong(node, last, Sentence.of("It went on without a line that says how."));
        }
        boolean ended = last.outcome() == StepLogOutcome.FINISHED
                || last.outcome() == StepLogOutcome.INTERRUPTED
                || last.outcome() == StepLogOutcome.CANCELED;
        if (ended == run.status().live()) {
            return wrong(node, last, Sentence.of("The trail and the run disagree on whether it has ended."));
        }
        return last.outcome() == StepLogOutcome.FINISHED
                ? decided(run, node, lines)
                : new Checked(
                        node.id(), visit, null, Proof.OUTSIDE, true, Sentence.of("It is there as the trail says."));
    }

    /** What is wrong with the way from the node to the next one. */
    private Optional<Sentence> astray(int from, String port, Optional<Integer> next, ReplayedRun run) {
        if (next.isPresent()) {
            boolean edge = version.edges().stream()
                    .anyMatch(e -> e.from() == from && e.port().equals(port) && e.to() == next.get());
            return edge ? Optional.empty() : Optional.of(Sentence.of("No edge leads by “{0}” to where it went.", port));
        }
        if (run.status().live()) {
            return Optional.of(Sentence.of("It left, and is nowhere."));
        }
        boolean mayEnd = version.edges().stream()
                .filter(e -> e.from() == from && e.port().equals(port))
                .allMatch(e -> e.when() != null);
        return mayEnd
                ? Optional.empty()
                : Optional.of(Sentence.of("It ended by “{0}” although an edge leads on.", port));
    }

    private static boolean early(List<TrailLine> lines) {
        TrailLine left = lines.get(lines.size() - 1);
        boolean woken =
                left.reason() != null || lines.stream().anyMatch(line -> line.outcome() == StepLogOutcome.WAIT_SKIPPED);
        Optional<Instant> until = lines.stream()
                .filter(line -> line.outcome() == StepLogOutcome.WAITING && line.until() != null)
                .map(TrailLine::until)
                .reduce((earlier, later) -> later);
        return !woken && until.isPresent() && left.at().isBefore(until.get()) && timed(left);
    }

    /** Only the port of a timeout, or of a plain wait, is left because of the clock. */
    private static boolean timed(TrailLine left) {
        return left.port().equals("next") || left.port().equals("timeout");
    }

    private Checked decided(ReplayedRun run, CompiledNode<?> node, List<TrailLine> lines) {
        TrailLine last = lines.get(lines.size() - 1);
        boolean waited = lines.stream().anyMatch(line -> line.outcome() == StepLogOutcome.WAITING);
        if (waited || !alone(node)) {
            Proof proof = waited ? Proof.OUTSIDE : Proof.RECORDED;
            return new Checked(
                    node.id(),
                    last.visit(),
                    last.port(),
                    proof,
                    true,
                    Sentence.of("The way on record leads where it went."));
        }
        StepOutcome again = ask(run, node, last);
        String port = again.match(new PortOf());
        if (port == null) {
            return new Checked(
                    node.id(),
                    last.visit(),
                    last.port(),
                    Proof.OUTSIDE,
                    true,
                    Sentence.of("The way on record leads where it went."));
        }
        count(node, again);
        return port.equals(last.port())
                ? new Checked(
                        node.id(),
                        last.visit(),
                        port,
                        Proof.DECIDED,
                        true,
                        Sentence.of("Asked again, it decides the same."))
                : wrong(node, last, Sentence.of("Asked again, it decides for “{0}”.", port));
    }

    /** Whether the node decides without facts that may change. */
    private static <C extends Record> boolean alone(CompiledNode<C> node) {
        return node.type().kind() != StepKind.WAIT
                && node.type().reads(node.configuration()).nothing();
    }

    private <C extends Record> StepOutcome ask(ReplayedRun run, CompiledNode<C> node, TrailLine line) {
        ContactFacts nothing =
                new ContactFacts(run.contactId(), line.at(), JsonNodeFactory.instance.objectNode(), Set.of(), Map.of());
        Visit visit = new Visit(
                run.id(),
                run.contactId(),
                run.campaignId(),
                terms == null ? null : terms.withEveryTemplate(),
                line.visit(),
                nothing,
                line.at(),
                Stay.ARRIVED,
                passes.getOrDefault(node.no(), 0));
        return StepHandler.of(node.type())
                .execute(new StepBatch<>(node, line.at(), List.of(visit)))
                .get(0);
    }

    private void count(CompiledNode<?> node, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Continue go
                && go.effects().stream().anyMatch(effect -> effect instanceof Effect.Pass)) {
            passes.merge(node.no(), 1, Integer::sum);
        }
    }

    private static Checked wrong(CompiledNode<?> node, TrailLine line, Sentence sentence) {
        return new Checked(node.id(), line.visit(), line.port(), Proof.RECORDED, false, sentence);
    }

    /** By what a step leaves or ends; null while it does neither. */
    private static final class PortOf implements StepOutcome.Cases<String> {

        @Override
        public String leave(StepOutcome.Continue outcome) {
            return outcome.port();
        }

        @Override
        public String stay(StepOutcome.Wait outcome) {
            return null;
        }

        @Override
        public String end(StepOutcome.Finish outcome) {
            return outcome.kind();
        }

        @Override
        public String fail(StepOutcome.Fail outcome) {
            return null;
        }
    }
}
