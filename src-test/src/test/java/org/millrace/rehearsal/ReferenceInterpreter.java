package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.millrace.rehearsal.RandomFlow.Happens;

/**
 * What a run does, written down from the documentation for one run, step by step, straight from the JSON; shares no code with the
 * engine. Slow, and plain enough to be checked by reading.
 */
final class ReferenceInterpreter {

    private final RandomFlow flow;
    private final ReferenceGraph graph;
    private final ReferenceContact contact;
    private final ReferenceRun run;
    private final ReferenceSteps steps;
    private final Instant start;
    private final List<String> messages = new ArrayList<>();

    ReferenceInterpreter(RandomFlow flow, Instant start, ReferenceRun.Numbers numbers) {
        this.flow = flow;
        this.start = start;
        this.graph = new ReferenceGraph(flow.workflow());
        this.contact = new ReferenceContact(flow.contact());
        this.run = new ReferenceRun(numbers, graph.first(), start);
        this.steps = new ReferenceSteps(flow, graph, contact, run);
    }

    /** What there is to compare: each port left, each message, the end. */
    List<String> play(Duration lasts) {
        settle();
        for (Happens happens : flow.story()) {
            passTimeTo(start.plus(happens.at()));
            happen(happens.what().split(" "));
            settle();
        }
        passTimeTo(start.plus(lasts));
        List<String> all = new ArrayList<>(run.trail);
        all.addAll(messages);
        all.add(run.end == null ? "stands at " + run.node : "ended " + run.end);
        return all;
    }

    private void passTimeTo(Instant later) {
        for (Instant due = steps.due(); due != null && !due.isAfter(later); due = steps.due()) {
            run.now = due;
            settle();
        }
        run.now = later.isAfter(run.now) ? later : run.now;
    }

    /** At one instant: first the run moves, then its messages go, then its fired events are heard, and so on. */
    private void settle() {
        boolean busy = true;
        while (busy) {
            while (run.end == null && steps.step()) {
                run.signal = null;
            }
            run.signal = null;
            if (!run.sending.isEmpty()) {
                deliver();
            } else if (!run.fired.isEmpty()) {
                tellFired();
            } else {
                busy = false;
            }
        }
    }

    private void deliver() {
        for (String message : run.sending) {
            if (message.contains(" calls ") || contact.wants("email")) {
                messages.add(message);
            }
        }
        run.sending.clear();
        if (run.end == null && steps.type().equals("webhook")) {
            run.signal = flow.setting().webhooksFail() ? "failed" : "delivered";
        }
    }

    private void tellFired() {
        List<JsonNode> told = List.copyOf(run.fired);
        run.fired.clear();
        told.forEach(event -> contact.did(event.path("name").asText(), run.now, event.at("/properties/amount"), false));
        run.now = run.now.plus(1, ChronoUnit.MICROS);
        told.forEach(event -> interrupt(event.path("name").asText(), event.at("/properties/amount"), false));
    }

    private void happen(String[] words) {
        switch (words[0]) {
            case "event", "machine" ->
                hear(words[1], IntNode.valueOf(Integer.parseInt(words[2])), words[0].equals("machine"));
            case "tag", "untag" -> contact.tag(words[1], words[0].equals("tag"));
            case "set" ->
                contact.set(
                        words[1],
                        words[1].equals("stage")
                                ? IntNode.valueOf(Integer.parseInt(words[2]))
                                : new TextNode(words[2]));
            case "score" -> contact.score(words[1], Integer.parseInt(words[2]));
            case "leave" -> interrupt(when -> when.path("leftAudience").asBoolean());
            case "out" -> optOut(words[1]);
            default -> run.signal = words[0];
        }
    }

    private void optOut(String channel) {
        contact.optOut(channel);
        boolean mails = graph.has("send");
        if (mails && channel.equals("sms")) {
            return;
        }
        interrupt(when -> when.path("unsubscribed").asBoolean());
        if (mails && run.end == null) {
            run.trail.add(run.node + " interrupted");
            run.end = "partial exit";
        }
    }

    private void hear(String event, JsonNode amount, boolean machine) {
        contact.did(event, run.now, amount, machine);
        run.now = run.now.plus(1, ChronoUnit.MICROS);
        interrupt(event, amount, machine);
    }

    private void interrupt(String event, JsonNode amount, boolean machine) {
        boolean goal = RandomFlow.GOALS.containsValue(event);
        interrupt(when -> goal && when.has("goal")
                || !machine
                        && when.at("/event/name").asText().equals(event)
                        && (!when.at("/event").has("where")
                                || amount.isNumber()
                                        && amount.asInt()
                                                >= when.at("/event/where/0/atLeast")
                                                        .asInt()));
    }

    private void interrupt(Predicate<JsonNode> comesTrue) {
        for (JsonNode interrupt : graph.interrupts()) {
            if (run.end == null && comesTrue.test(interrupt.get("when"))) {
                run.trail.add(run.node + " interrupted");
                steps.exit(interrupt.get("then"));
            }
        }
    }
}
