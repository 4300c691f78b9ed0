package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the nodes of a workflow do with a run that stands at them, one step at a time. */
final class ReferenceSteps {

    private final RandomFlow flow;
    private final ReferenceGraph graph;
    private final ReferenceContact contact;
    private final ReferenceRun run;
    private final Instant start;
    private final Map<String, Integer> passes = new HashMap<>();

    ReferenceSteps(RandomFlow flow, ReferenceGraph graph, ReferenceContact contact, ReferenceRun run) {
        this.flow = flow;
        this.graph = graph;
        this.contact = contact;
        this.run = run;
        this.start = run.now;
    }

    /** @return whether the run has moved */
    boolean step() {
        JsonNode config = config();
        switch (type()) {
            case "send":
                run.sending.add(run.node + " sends at " + run.now);
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
                        .way(contact, run.numbers.campaign() + ":" + run.node + ":" + run.numbers.contact()));
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
                run.fired.add(config);
                return leave("next");
            case "jump":
                int passed = passes.merge(run.node, 1, Integer::sum);
                return leave(passed <= config.path("atMost").asInt() ? "again" : "next");
            case "exit":
                run.trail.add(run.node + " finished");
                exit(config);
                return false;
            default:
                return leave("next");
        }
    }

    private boolean call(boolean waits) {
        if (!run.looked) {
            run.looked = true;
            run.sending.add(run.node + " calls at " + run.now);
            return !waits && leave("next");
        }
        if ("failed".equals(run.signal)) {
            run.trail.add(run.node + " finished");
            run.end = "failed exit";
            return false;
        }
        return "delivered".equals(run.signal) && leave("next");
    }

    private boolean pause(JsonNode config) {
        boolean first = !run.looked;
        run.looked = true;
        boolean endsEarly = config.has("event") || config.has("when");
        if ("skip".equals(run.signal) && !first) {
            return leave(endsEarly ? "happened" : "next");
        }
        if (config.has("event") && contact.didSince(run.arrived, config.get("event"))
                || config.has("when") && holds(config.get("when"))) {
            return leave("happened");
        }
        Optional<Instant> ends = waitEnds();
        if (ends.isEmpty()) {
            return leave("missing");
        }
        return !ends.get().isAfter(run.now) && leave(endsEarly ? "timeout" : "next");
    }

    private boolean approval() {
        boolean first = !run.looked;
        run.looked = true;
        if (first) {
            return false;
        }
        if ("approve".equals(run.signal) || "skip".equals(run.signal)) {
            return leave("approved");
        }
        if ("reject".equals(run.signal)) {
            return leave("rejected");
        }
        return due() != null && !due().isAfter(run.now) && leave("timeout");
    }

    private boolean leave(String port) {
        run.trail.add(run.node + " " + port);
        run.signal = null;
        List<JsonNode> edges = graph.edges(run.node, port);
        for (JsonNode edge : edges) {
            if (!edge.has("when") || holds(edge.path("when"))) {
                run.node = edge.path("to").asText();
                run.visit++;
                run.arrived = run.now;
                run.looked = false;
                return true;
            }
        }
        run.end = "success " + (edges.isEmpty() ? "end" : "unqualified");
        return false;
    }

    /** When the run goes on if nothing happens; null = never. */
    Instant due() {
        if (run.end != null) {
            return null;
        }
        if (type().equals("approval")) {
            return config().has("within")
                    ? run.arrived.plus(
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
        double share = ReferenceSplit.share(run.numbers.run() + ":" + run.node + ":" + run.visit);
        ReferenceWait wait = new ReferenceWait(config(), new ReferenceCalendar(zone), run.arrived, share);
        return wait.end(contact.attribute("renewsOn")).map(ends -> ends.isAfter(run.now) ? ends : wait.goesOn(run.now));
    }

    void exit(JsonNode config) {
        String kind = config.path("kind").asText("exit");
        run.end = config.path("status").asText("success") + " " + kind;
        if (kind.equals("handoff")) {
            run.fired.add(JsonNodeFactory.instance.objectNode().put("name", "campaign_handoff"));
        } else if (kind.equals("suppress")) {
            contact.optOut(config.path("channel").asText("*"));
        }
    }

    private boolean holds(JsonNode condition) {
        return contact.holds(condition, run.now, start);
    }

    String type() {
        return graph.node(run.node).path("type").asText();
    }

    private JsonNode config() {
        return graph.node(run.node).path("config");
    }
}
