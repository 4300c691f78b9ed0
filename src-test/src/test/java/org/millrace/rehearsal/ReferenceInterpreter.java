package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.millrace.rehearsal.RandomFlow.Happens;

/**
 * What a run does, written down from the documentation for one run, step by step, straight from the JSON; shares no code with the
 * engine. Slow, and plain enough to be checked by reading.
 */
final class ReferenceInterpreter {

    private final JsonNode workflow;
    private final Instant start;
    private final List<String> trail = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final Map<String, Integer> passes = new HashMap<>();
    private final Map<String, List<Instant>> events = new HashMap<>();
    private final List<String> fired = new ArrayList<>();
    private final Set<String> tags = new HashSet<>();
    private JsonNode stage;
    private boolean optedOut;
    private Instant now;
    private String node = "n0";
    private Instant arrived;
    private boolean looked;
    private String signal;
    private String end;

    ReferenceInterpreter(JsonNode workflow, Instant start) {
        this.workflow = workflow;
        this.start = start;
        this.now = start;
        this.arrived = start;
    }

    /** What there is to compare: each port left, each message, the end. */
    List<String> play(List<Happens> story, Duration lasts) {
        settle();
        for (Happens happens : story) {
            passTimeTo(start.plus(happens.at()));
            happen(happens.what());
            settle();
        }
        passTimeTo(start.plus(lasts));
        List<String> all = new ArrayList<>(trail);
        all.addAll(messages);
        all.add(end == null ? "stands at " + node : "ended " + end);
        return all;
    }

    private void passTimeTo(Instant later) {
        while (end == null && due() != null && !due().isAfter(later)) {
            now = due();
            settle();
        }
        now = later.isAfter(now) ? later : now;
    }

    /** When the wait is over at which the run stands; null = never by itself. */
    private Instant due() {
        JsonNode config = config();
        JsonNode span = type().equals("approval") ? config.path("within") : config;
        return arrived.plus(Duration.ofHours(span.path("amount").asLong()));
    }

    /** At one instant: first the run moves, then its messages go, then its fired events are heard, and so on. */
    private void settle() {
        List<String> sending = new ArrayList<>();
        do {
            while (end == null && step(sending)) {
                signal = null;
            }
            signal = null;
            sending.stream().filter(message -> !optedOut).forEach(messages::add);
            sending.clear();
            List<String> told = List.copyOf(fired);
            fired.clear();
            told.forEach(event ->
                    events.computeIfAbsent(event, name -> new ArrayList<>()).add(now));
            if (!told.isEmpty()) {
                now = now.plus(1, ChronoUnit.MICROS);
            }
            told.forEach(this::interrupt);
            if (told.isEmpty()) {
                return;
            }
        } while (true);
    }

    private void happen(String what) {
        String[] words = what.split(" ");
        switch (words[0]) {
            case "event" -> hear(words[1]);
            case "tag" -> tags.add(words[1]);
            case "untag" -> tags.remove(words[1]);
            case "approve", "reject", "skip" -> signal = words[0];
            default -> optOut();
        }
    }

    private void optOut() {
        optedOut = true;
        boolean sends = StreamSupport.stream(workflow.path("nodes").spliterator(), false)
                .anyMatch(candidate -> candidate.path("type").asText().equals("send"));
        if (sends && end == null) {
            trail.add(node + " interrupted");
            end = "partial exit";
        }
    }

    private void hear(String event) {
        events.computeIfAbsent(event, name -> new ArrayList<>()).add(now);
        now = now.plus(1, ChronoUnit.MICROS);
        interrupt(event);
    }

    private void interrupt(String event) {
        for (JsonNode interrupt : workflow.path("interrupts")) {
            if (end == null && interrupt.at("/when/event/name").asText().equals(event)) {
                trail.add(node + " interrupted");
                end = interrupt.at("/then/status").asText("success") + " "
                        + interrupt.at("/then/kind").asText("exit");
            }
        }
    }

    /** @return whether the run has moved */
    private boolean step(List<String> sending) {
        JsonNode config = config();
        switch (type()) {
            case "send":
                sending.add(node + " sends at " + now);
                return leave("next");
            case "wait":
                return wait(config);
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
            case "tag":
                config.path("add").forEach(tag -> tags.add(tag.asText()));
                config.path("remove").forEach(tag -> tags.remove(tag.asText()));
                return leave("next");
            case "set-attribute":
                stage = config.path("value");
                return leave("next");
            case "fire-event":
                fired.add(config.path("name").asText());
                return leave("next");
            case "jump":
                int passed = passes.merge(node, 1, Integer::sum);
                return leave(passed <= config.path("atMost").asInt() ? "again" : "next");
            case "exit":
                trail.add(node + " finished");
                end = config.path("status").asText("success") + " "
                        + config.path("kind").asText("exit");
                return false;
            default:
                return leave("next");
        }
    }

    private boolean wait(JsonNode config) {
        boolean first = !looked;
        looked = true;
        String event = config.at("/event/name").asText("");
        boolean happened = !event.isEmpty()
                && events.getOrDefault(event, List.of()).stream().anyMatch(at -> !at.isBefore(arrived));
        if ("skip".equals(signal) && !first) {
            return leave(event.isEmpty() ? "next" : "happened");
        }
        if (happened) {
            return leave("happened");
        }
        return !due().isAfter(now) && leave(event.isEmpty() ? "next" : "timeout");
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
        return !due().isAfter(now) && leave("timeout");
    }

    private boolean leave(String port) {
        trail.add(node + " " + port);
        signal = null;
        boolean connected = false;
        for (JsonNode edge : workflow.path("edges")) {
            if (edge.path("from").asText().equals(node)
                    && edge.path("port").asText("next").equals(port)) {
                connected = true;
                if (!edge.has("when") || holds(edge.path("when"))) {
                    node = edge.path("to").asText();
                    arrived = now;
                    looked = false;
                    return true;
                }
            }
        }
        end = "success " + (connected ? "unqualified" : "end");
        return false;
    }

    private boolean holds(JsonNode condition) {
        return switch (condition.path("type").asText()) {
            case "hasTag" -> tags.contains(condition.path("tag").asText());
            case "attribute" ->
                stage != null && stage.asInt() == condition.path("equals").asInt();
            case "event" ->
                !events.getOrDefault(condition.path("name").asText(), List.of()).isEmpty();
            case "not" -> !holds(condition.path("of"));
            case "all" ->
                StreamSupport.stream(condition.path("of").spliterator(), false).allMatch(this::holds);
            default ->
                StreamSupport.stream(condition.path("of").spliterator(), false).anyMatch(this::holds);
        };
    }

    private String type() {
        return here().path("type").asText();
    }

    private JsonNode config() {
        return here().path("config");
    }

    private JsonNode here() {
        for (JsonNode candidate : workflow.path("nodes")) {
            if (candidate.path("id").asText().equals(node)) {
                return candidate;
            }
        }
        throw new IllegalStateException(node);
    }
}
