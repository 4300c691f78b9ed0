package org.millrace.browser;

import java.util.function.Function;
import org.millrace.harness.Rest;

/** Workflows with every type of step, and what they are tested with. */
final class HostileWorkflows extends HostileKind {

    HostileWorkflows(HostileKind like) {
        super(like);
    }

    void workflows() {
        String flow =
                """
                {"slug": "hostile", "name": "Flow", "nodes": [
                   {"id": "start", "type": "manual-trigger", "name": "Begin", "config": {}},
                   {"id": "mark", "type": "tag", "name": "Mark", "config": {"add": ["seen"], "remove": ["new"]}},
                   {"id": "keep", "type": "set-attribute", "name": "Keep", "config": {"name": "stage", "value": "on"}},
                   {"id": "tell", "type": "fire-event", "name": "Tell",
                    "config": {"name": "told", "properties": {"what": "this"}}},
                   {"id": "ask", "type": "approval", "name": "Ask",
                    "config": {"question": "Is it?", "assignee": "sales", "within": {"amount": 3, "unit": "days"}}},
                   {"id": "end", "type": "exit", "name": "Done", "config": {"kind": "handoff", "to": "sales", "reason": "hot"}}],
                 "edges": [{"from": "start", "port": "next", "to": "mark"}, {"from": "mark", "port": "next", "to": "keep"},
                   {"from": "keep", "port": "next", "to": "tell"}, {"from": "tell", "port": "next", "to": "ask"},
                   {"from": "ask", "port": "approved", "to": "end"}, {"from": "ask", "port": "rejected", "to": "end"},
                   {"from": "ask", "port": "timeout", "to": "end"}], "layout": {},
                 "notes": [{"id": "note", "text": "Remember", "x": 300, "y": 0, "width": 200, "height": 120}]}""";
        String[] bones = {"id", "type", "from", "to", "port", "slug"};
        Function<String, Rest.Answer> published = document -> {
            Rest.Answer saved = puts("workflows/hostile/draft").apply(document);
            return saved.status() < 300
                    ? rest.call("POST", "workflows/hostile/publish", "{}", "If-Match", saved.header("ETag"))
                    : saved;
        };
        desk.fill("PUT workflows/{slug}/draft", published, flow, bones);
        desk.fill("POST workflows/{slug}/validate", posts("workflows/hostile/validate"), flow, bones);
        desk.fill("PUT workflows/{slug}/draft", puts("workflows/hostile-draft/draft"), everyStep(), bones);
        tests();
        pages.put("builder-published", "workflows/hostile/builder");
        pages.put("builder-draft", "workflows/hostile-draft/builder");
    }

    /** Each type of step with the settings that it gives as its example, and a note. */
    private String everyStep() {
        StringBuilder nodes = new StringBuilder();
        rest.get("step-types").forEach(type -> nodes.append(nodes.isEmpty() ? "" : ",")
                .append("{\"id\": \"%1$s\", \"type\": \"%1$s\", \"name\": \"Step\", \"config\": %2$s}"
                        .formatted(type.path("name").asText(), type.path("example"))));
        return "{\"slug\": \"hostile-draft\", \"name\": \"Draft\", \"nodes\": [" + nodes
                + "], \"edges\": [], \"layout\": {}}";
    }

    private void tests() {
        String expected =
                """
                {"messages": [{"node": "ask", "template": "hostile", "at": "PT0S"}], "notSent": ["ask"], "path": ["start"],
                 "standsAt": "ask", "ends": {"kind": "handoff", "status": "success", "reason": "hot", "at": "P2D"},
                 "tags": ["hostile"]}""";
        String happenings =
                """
                [{"at": "P1D", "event": "told"}, {"at": "P1D", "optOut": "email"}, {"at": "P1D", "addTag": "one"},
                 {"at": "P1D", "removeTag": "one"}]""";
        String person =
                """
                {"id": "anna", "enters": "PT0S", "timeZone": "Europe/Vienna", "attributes": {"plan": "pro"}, "tags": ["one"],
                 "segments": ["hostile"], "optedOut": ["email"], "events": %s, "expect": %s}"""
                        .formatted(happenings, expected);
        String test = "{\"name\": \"told\", \"starts\": \"2026-03-02T09:00:00Z\", \"contacts\": [" + person + "]}";
        desk.fill("PUT workflows/{slug}/tests/{name}", puts("workflows/hostile/tests/told"), test, "name");
        desk.fill("POST workflows/{slug}/tests/run", posts("workflows/hostile/tests/run"), test);
        desk.fill(
                "POST workflows/{slug}/test-run",
                posts("workflows/hostile/test-run"),
                "{\"facts\": " + person + ", \"starts\": \"2026-03-02T09:00:00Z\", \"lasts\": \"P5D\", \"events\": "
                        + happenings + "}");
        desk.fill(
                "POST workflows/{slug}/test-run", posts("workflows/hostile/test-run"), "{\"contact\": \"hostile-1\"}");
        desk.fill(
                "POST waits/preview",
                posts("waits/preview"),
                """
                {"config": {"amount": 3, "unit": "days"}, "contacts": ["hostile-1"], "zones": ["Europe/Vienna"],
                 "from": "2026-03-02T09:00:00Z"}""");
    }
}
