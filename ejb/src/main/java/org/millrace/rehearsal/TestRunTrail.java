package org.millrace.rehearsal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.millrace.platform.Sentence;
import org.millrace.rehearsal.TestRun.Ending;
import org.millrace.rehearsal.TestRun.Message;
import org.millrace.rehearsal.TestRun.Step;
import org.millrace.rehearsal.TestRun.WaitEnd;
import org.millrace.run.RunEnd;
import org.millrace.run.RunStatus;
import org.millrace.run.StepLogEntry;
import org.millrace.run.StepLogOutcome;
import org.millrace.workflow.CompiledNode;

/** Tells the trail of one run visit by visit. */
final class TestRunTrail {

    private final MemoryEngine engine;
    private final long run;
    private final ZoneId zone;
    private final TestRunWatch watch;
    private final TestRunHolds holds;

    TestRunTrail(MemoryEngine engine, long run, ZoneId zone, TestRunWatch watch, TestRunHolds holds) {
        this.holds = holds;
        this.engine = engine;
        this.run = run;
        this.zone = zone;
        this.watch = watch;
    }

    /** @param messages by the visit that sent them */
    List<Step> path(Map<Integer, List<Message>> messages) {
        Map<Integer, List<StepLogEntry>> visits = new LinkedHashMap<>();
        engine.runs().trail(run).forEach(entry -> visits.computeIfAbsent(entry.visit(), no -> new ArrayList<>())
                .add(entry));
        List<Integer> order = List.copyOf(visits.keySet());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            List<StepLogEntry> next = i + 1 < order.size() ? visits.get(order.get(i + 1)) : List.of();
            String to = next.isEmpty() ? null : node(next.get(0)).id();
            steps.add(step(visits.get(order.get(i)), to, messages.getOrDefault(order.get(i), List.of())));
        }
        return steps;
    }

    /** Null while the run is live. */
    Ending ending() {
        RunStatus status = engine.runs().status(run);
        if (status.live()) {
            return null;
        }
        List<StepLogEntry> trail = engine.runs().trail(run);
        RunEnd end = engine.runs().end(run);
        return new Ending(
                status.name().toLowerCase(Locale.ROOT),
                end.kind(),
                Sentence.read(end.reason()),
                local(trail.get(trail.size() - 1).at()));
    }

    private Step step(List<StepLogEntry> visit, String to, List<Message> messages) {
        StepLogEntry first = visit.get(0);
        StepLogEntry last = visit.get(visit.size() - 1);
        boolean stays = last.outcome() == StepLogOutcome.WAITING || last.outcome() == StepLogOutcome.INCIDENT;
        Instant until = visit.stream()
                .filter(entry -> entry.outcome() == StepLogOutcome.WAITING)
                .reduce((earlier, later) -> later)
                .map(StepLogEntry::until)
                .orElse(null);
        boolean waited = visit.stream().anyMatch(entry -> entry.outcome() == StepLogOutcome.WAITING);
        WaitEnd wait = waited && !stays ? waitEnd(last, until) : null;
        CompiledNode<?> node = node(first);
        return new Step(
                first.visit(),
                node.id(),
                node.name(),
                node.type().name(),
                local(first.at()),
                stays ? null : local(last.at()),
                last.outcome() == StepLogOutcome.CONTINUED ? last.port() : null,
                last.outcome() == StepLogOutcome.CONTINUED ? to : null,
                local(until),
                wait,
                holds.at(node, visit),
                wait == WaitEnd.EVENT ? Sentence.of(String.join(", ", awaited(node))) : Sentence.read(last.reason()),
                watch.criteria(first.visit()),
                messages);
    }

    private WaitEnd waitEnd(StepLogEntry last, Instant until) {
        if (last.outcome() == StepLogOutcome.INTERRUPTED) {
            return WaitEnd.INTERRUPT;
        }
        return watch.wokenBy(last.visit()).orElseGet(() -> inTime(last, until) ? WaitEnd.TIME : WaitEnd.SKIP);
    }

    private static boolean inTime(StepLogEntry last, Instant until) {
        return until != null && !last.at().isBefore(until);
    }

    private static <C extends Record> java.util.Set<String> awaited(CompiledNode<C> node) {
        return node.type().awaits(node.configuration());
    }

    private CompiledNode<?> node(StepLogEntry entry) {
        return engine.workflow().node(entry.nodeNo());
    }

    private OffsetDateTime local(Instant at) {
        return at == null ? null : at.atZone(zone).toOffsetDateTime();
    }
}
