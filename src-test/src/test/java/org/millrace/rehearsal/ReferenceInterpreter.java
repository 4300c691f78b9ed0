package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.millrace.rehearsal.RandomFlow.Happens;

/**
 * What a run does, written down from the documentation for one run, step by step, straight from the JSON; shares no code with the
 * engine. Slow, and plain enough to be checked by reading.
 */
final class ReferenceInterpreter {

    private final RandomFlow flow;
    private final ReferenceGraph graph;
    private final Numbers numbers;
    private final Instant start;
    private final ReferenceContact contact;
    private final List<String> trail = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final Map<String, Integer> passes = new HashMap<>();
    private final List<JsonNode> fired = new ArrayList<>();
    private final List<String> sending = new ArrayList<>();
    private Instant now;
    private String node;
    private int visit = 1;
    private Instant arrived;
    private boolean looked;
    private String signal;
    private String end;

    /** The numbers from which splits and spreads draw. */
    record Numbers(long campaign, long run, long contact) {}

    ReferenceInterpreter(RandomFlow flow, Instant start, Numbers numbers) {
        this.flow = flow;
        this.graph = new ReferenceGraph(flow.workflow());
        this.numbers = numbers;
        this.start = start;
        this.now = start;
        this.arrived = start;
        this.contact = new ReferenceContact(flow.contact());
        this.node = graph.first();
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
        List<String> all = new ArrayList<>(trail);
        all.addAll(messages);
        all.add(end == null ? "stands at " + node : "ended " + end);
        return all;
    }

    private void passTimeTo(Instant later) {
        for (Instant due = due(); due != null && !due.isAfter(later); due = due()) {
            now = due;
            settle();
        }
        now = later.isAfter(now) ? later : now;
    }

    /** When the run goes on if nothing happens; null = never. */
    private Instant due() {
        if (end != null) {
            return null;
        }
        if (type().equals("approval")) {
            return config().has("within")
                    ? arrived.plus(
                            Duration.ofHours(config().at("/within/amount").asLong()))
                    : null;
        }
        return waitEnds().orElseThrow();
    }

    /** Empty where the contact lacks the date that the wait is about. */
    private Optional<Instant> waitEnds() {
        String asked = config().path("zone").asText("contact");
        String named = asked.equals("contact")
                ? contact.attribute("timeZone") == null
                        ? "campaign"
                        : contact.attribute("timeZone").asText()
                : asked;
        ZoneId zone = ZoneId.of(named.equals("campaign") ? flow.setting().timeZone() : named);
        double share = ReferenceSplit.share(numbers.run() + ":" + node + ":" + visit);
        ReferenceWait wait = new ReferenceWait(config(), new ReferenceCalendar(zone), arrived, share);
        return wait.end(contact.attribute("renewsOn")).map(ends -> ends.isAfter(now) ? ends : wait.goesOn(now));
    }

    /** At one instant: first the run moves, then its messages go, then its fired events are heard, and so on. */
    private void settle() {
        boolean busy = true;
        while (busy) {
            while (end == null && step()) {
                signal = null;
            }
            signal = null;
            if (!sending.isEmpty()) {
                deliver();
            } else if (!fired.isEmpty()) {
                tellFired();
            } else {
                busy = false;
            }
        }
    }

    private void deliver() {
        for (String message : sending) {
            if (message.contains(" calls ") || contact.wants("email")) {
                messages.add(message);
            }
        }
        sending.clear();
        if (end == null && type().equals("webhook")) {
            signal = flow.setting().webhooksFail() ? "failed" : "delivered";
        }
    }

    private void tellFired() {
        List<JsonNode> told = List.copyOf(fired);
        fired.clear();
        told.forEach(event -> contact.did(event.path("name").asText(), now, event.at("/properties/amount"), false));
        now = now.plus(1, ChronoUnit.MICROS);
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
            default -> signal = words[0];
        }
    }

    private void optOut(String channel) {
        contact.optOut(channel);
        boolean mails = graph.has("send");
        if (mails && channel.equals("sms")) {
            return;
        }
        interrupt(when -> when.path("unsubscribed").asBoolean());
        if (mails && end == null) {
            trail.add(node + " interrupted");
            end = "partial exit";
        }
    }

    private void hear(String event, JsonNode amount, boolean machine) {
        contact.did(event, now, amount, machine);
        now = now.plus(1, ChronoUnit.MICROS);
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
            if (end == null && comesTrue.test(interrupt.get("when"))) {
                trail.add(node + " interrupted");
                exit(interrupt.get("then"));
            }
        }
    }

    private void exit(JsonNode config) {
        String kind = config.path("kind").asText("exit");
        end = config.path("status").asText("success") + " " + kind;
        if (kind.equals("handoff")) {
            fired.add(JsonNodeFactory.instance.objectNode().put("name", "campaign_handoff"));
        } else if (kind.equals("suppress")) {
            contact.optOut(config.path("channel").asText("*"));
        }
    }

    /** @return whether the run has moved */
    private boolean step() {
        JsonNode config = config();
        switch (type()) {
            case "send":
                sending.add(node + " sends at " + now);
                return leave("next");
            case "webhook":
                return call(config.path("failureMode").asText().equals("fail_run"));
            case "wait":
                return pause(config);
            case "approval":
                return approval();
            case "condition":
                return leave(holds(config.path("when")) ? "yes" : "no");
            case "branch":
                for (JsonNode way : config.path("ways")) {
                    if (holds(way.path("when"))) {
                        return leave(way.path("port").asText());
                    }
                }
                return leave("otherwise");
            case "split":
                return leave(new ReferenceSplit(config)
                        .way(contact, numbers.campaign() + ":" + node + ":" + numbers.contact()));
            case "tag":
                config.path("add").forEach(tag -> contact.tag(tag.asText(), true));
                config.path("remove").forEach(tag -> contact.tag(tag.asText(), false));
                return leave("next");
            case "set-attribute":
                contact.set(config.path("name").asText(), config.get("value"));
                return leave("next");
            case "adjust-score":
                contact.score(
                        config.path("criterion").asText(RandomFlow.FIT_CRITERION),
                        config.path("by").asInt());
                return leave("next");
            case "fire-event":
                fired.add(config);
                return leave("next");
            case "jump":
                int passed = passes.merge(node, 1, Integer::sum);
                return leave(passed <= config.path("atMost").asInt() ? "again" : "next");
            case "exit":
                trail.add(node + " finished");
                exit(config);
                return false;
            default:
                return leave("next");
        }
    }

    private boolean call(boolean waits) {
        if (!looked) {
            looked = true;
            sending.add(node + " calls at " + now);
            return !waits && leave("next");
        }
        if ("failed".equals(signal)) {
            trail.add(node + " finished");
            end = "failed exit";
            return false;
        }
        return "delivered".equals(signal) && leave("next");
    }

    private boolean pause(JsonNode config) {
        boolean first = !looked;
        looked = true;
        boolean endsEarly = config.has("event") || config.has("when");
        if ("skip".equals(signal) && !first) {
            return leave(endsEarly ? "happened" : "next");
        }
        if (config.has("event") && contact.didSince(arrived, config.get("event"))
                || config.has("when") && holds(config.get("when"))) {
            return leave("happened");
        }
        Optional<Instant> ends = waitEnds();
        if (ends.isEmpty()) {
            return leave("missing");
        }
        return !ends.get().isAfter(now) && leave(endsEarly ? "timeout" : "next");
    }

    private boolean approval() {
        boolean first = !looked;
        looked = true;
        if (first) {
            return false;
        }
        if ("approve".equals(signal) || "skip".equals(signal)) {
            return leave("approved");
        }
        if ("reject".equals(signal)) {
            return leave("rejected");
        }
        return due() != null && !due().isAfter(now) && leave("timeout");
    }

    private boolean leave(String port) {
        trail.add(node + " " + port);
        signal = null;
        List<JsonNode> edges = graph.edges(node, port);
        for (JsonNode edge : edges) {
            if (!edge.has("when") || holds(edge.path("when"))) {
                node = edge.path("to").asText();
                visit++;
                arrived = now;
                looked = false;
                return true;
            }
        }
        end = "success " + (edges.isEmpty() ? "end" : "unqualified");
        return false;
    }

    private boolean holds(JsonNode condition) {
        return contact.holds(condition, now, start);
    }

    private String type() {
        return graph.node(node).path("type").asText();
    }

    private JsonNode config() {
        return graph.node(node).path("config");
    }
}
