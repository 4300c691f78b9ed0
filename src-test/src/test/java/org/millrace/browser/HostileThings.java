package org.millrace.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.platform.Json;

/** One valid thing of each kind, with a value for every text it can have; a new text of a request must be given one here. */
final class HostileThings {

    static final String NAME = "hostile";

    /**
     * What nothing hostile is put into: names of steps, the caller's own password, what needs a message that is lost or a
     * dead letter, and bodies without a schema.
     */
    static final List<String> NOT_TEXT = List.of(
            "POST workflows/.* \\.campaigns\\[]\\.mapping\\{}",
            "PUT me/password .*",
            "POST messages/\\{id}/resolve .*",
            "POST dead-letters/\\{id}/requeue .*",
            "POST campaigns/\\{id}/(hook/trial|stop|resume) ",
            "POST contacts/import(/\\{id}/start)? ",
            "POST contacts/import \\.settings\\.columns\\{}\\.field");

    private final Rest rest;
    private final HostileDesk desk;
    private final Map<String, String> pages = new TreeMap<>();
    private String campaign;

    HostileThings(Rest rest, HostileDesk desk) {
        this.rest = rest;
        this.desk = desk;
    }

    Map<String, String> pages() {
        return pages;
    }

    void make() {
        contacts();
        templates();
        audiences();
        workflows();
        campaigns();
        people();
        acts();
        imports();
    }

    private void contacts() {
        String person =
                """
                "email": "hostile-1@example.com", "phone": "+43 1 5123456", "firstName": "Ada", "lastName": "Byron",
                "timeZone": "Europe/Vienna", "locale": "de-AT", "attributes": {"plan": "pro"},
                "tags": ["hostile"]""";
        desk.fill(
                "POST contacts",
                posts("contacts"),
                "{\"contacts\": [{\"externalId\": \"hostile-1\", " + person + "}]}");
        rest.post(
                "contacts",
                "{\"contacts\": [{\"externalId\": \"hostile-1\", \"tags\": [\"hostile\"]},"
                        + " {\"externalId\": \"hostile-2\", \"tags\": [\"hostile\"]}]}");
        for (int i = 10; i < 22; i++) {
            rest.put("contacts/hostile-" + i, "{\"tags\": [\"hostile\"]}");
        }
        String one = "contacts/{externalId}";
        desk.fill("PUT " + one, puts("contacts/hostile-1"), "{" + person + "}");
        desk.fill("PATCH " + one, patches("contacts/hostile-1"), "{" + person + "}");
        rest.post("contacts", "{\"contacts\": [{\"externalId\": \"hostile-1\", \"tags\": [\"hostile\"]}]}");
        desk.fill(
                "PUT " + one + "/consent",
                puts("contacts/hostile-1/consent"),
                "{\"channel\": \"sms\", \"topic\": \"news\", \"state\": \"OPTED_IN\", \"source\": \"form\"}");
        rest.put("contacts/hostile-3", "{\"email\": \"hostile-3@example.com\"}");
        desk.fill(
                "POST " + one + "/suppressions", posts("contacts/hostile-3/suppressions"), "{\"channel\": \"email\"}");
        String event =
                "\"contact\": \"hostile-1\", \"name\": \"order_paid\", \"source\": \"shop\", \"externalId\": \"§\","
                        + " \"properties\": {\"order\": \"17\", \"more\": {\"in\": \"it\"}}";
        desk.fill("POST events", posts("events"), "{" + event + "}", "contact");
        desk.fill("POST events", posts("events"), "{\"events\": [{" + event + "}]}", "contact");
        pages.put("contact", "contact?id=hostile-1");
    }

    private void templates() {
        desk.fill(
                "PUT products/{slug}",
                puts("products/hostile"),
                "{\"name\": \"Ledger\", \"attributes\": {\"price\": \"49 EUR\"}}");
        String draft =
                """
                {"name": "Welcome", "channel": "email", "topic": "marketing", "subject": "Hello",
                 "html": "<p>Hello. <a href='{{unsubscribe_url}}'>Leave</a></p>", "text": "Hello. {{unsubscribe_url}}"}""";
        desk.fill("PUT templates/{slug}", puts("templates/hostile"), draft);
        desk.fill(
                "POST templates/{slug}/look",
                posts("templates/hostile/look"),
                "{\"contact\": \"hostile-1\", \"draft\": " + draft + "}");
        desk.fill(
                "POST templates/{slug}/preview",
                posts("templates/hostile/preview"),
                """
                {"contact": "hostile-1", "product": "hostile", "values": {"contact": {"firstName": "Ada"}},
                 "source": {"subject": "Hello", "html": "<p>Hello</p>", "text": "Hello"}}""");
        desk.fill(
                "POST templates/{slug}/test",
                posts("templates/hostile/test"),
                "{\"to\": \"ada@example.com\", \"contact\": \"hostile-1\", \"draft\": " + draft + "}");
        pages.put("template", "template?id=hostile");
    }

    private void audiences() {
        String rule =
                """
                "predicate": {"type": "any", "of": [
                  {"type": "hasTag", "tag": "hostile"}, {"type": "attribute", "name": "plan", "equals": "pro"},
                  {"type": "event", "name": "order_paid", "withinDays": 30}]}""";
        String segment = "\"name\": \"Regulars\", \"description\": \"Who comes often\", \"kind\": \"SEGMENT\", " + rule;
        desk.fill("POST segments", posts("segments"), "{\"slug\": \"§\", " + segment + "}");
        desk.fill(
                "PUT segments/{segment}", puts("segments/hostile"), "{\"slug\": \"hostile\", " + segment + "}", "tag");
        puts("segments/hostile-list")
                .apply("{\"name\": \"List\", \"kind\": \"LIST\"}")
                .success();
        desk.fill(
                "POST segments/{segment}/members",
                posts("segments/hostile-list/members"),
                "{\"contacts\": [\"hostile-1\"]}");
        desk.fill(
                "POST segments/{segment}/members/remove",
                posts("segments/hostile-list/members/remove"),
                "{\"contacts\": [\"hostile-1\"]}");
        desk.fill(
                "PUT segments/{segment}/exclusions",
                puts("segments/hostile/exclusions"),
                "{\"exclude\": [\"hostile-list\"]}");
        desk.fill(
                "PUT segments/{segment}/schedule",
                puts("segments/hostile/schedule"),
                "{\"cron\": \"0 6 * * *\", \"zone\": \"Europe/Vienna\", \"missed\": \"fire-once\"}");
        desk.fill("POST segments/count", posts("segments/count"), "{" + rule + "}");
        desk.fill("POST predicates/sentence", posts("predicates/sentence"), "{" + rule + "}");
        pages.put("audience", "audience?id=hostile");
        pages.put("audience-list", "audience?id=hostile-list");
        pages.put("segment", "segment?id=hostile");
    }

    private void workflows() {
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

    private void campaigns() {
        String terms =
                """
                {"name": "Spring §", "description": "The spring mail", "type": "DRIP", "workflow": "hostile",
                 "audience": {"kind": "SEGMENT", "segment": "hostile", "exclude": ["hostile-list"]}, "owner": "admin",
                 "fromEmail": "news@example.com", "fromName": "News", "topic": "marketing", "timeZone": "Europe/Vienna",
                 "calendar": {"zone": "contact", "holidays": ["2026-12-24"]},
                 "reentry": {"policy": "NEVER"},
                 "goals": [{"name": "order", "event": "order_paid", "window": "P14D", "valueProperty": "amount"}],
                 "products": [{"slug": "hostile"}]}""";
        campaign = desk.fill("POST campaigns", posts("campaigns"), terms, "workflow", "segment")
                .path("id")
                .asText();
        desk.fill("PUT campaigns/{id}", puts("campaigns/" + campaign), terms);
        rest.post("campaigns/" + campaign + "/activate", "{}");
        Waiting.until(
                "approvals",
                Duration.ofMinutes(3),
                () -> rest.get("approvals").path("items").size() >= 12);
        rest.get("runs?campaign=" + campaign)
                .path("items")
                .forEach(run -> pages.put("run", "run?id=" + run.path("id").asText()));
        List.of("overview", "audience", "triggers", "products", "runs", "analytics", "workflow", "history", "settings")
                .forEach(tab -> pages.put("campaign-" + tab, "campaign?id=" + campaign + "&tab=" + tab));
        pages.put("campaign-builder", "campaigns/" + campaign + "/builder");
        pages.put("analytics-campaign", "analytics?campaign=" + campaign);
        pages.put("runs-campaign", "runs?campaign=" + campaign);
    }

    private void people() {
        desk.fill("POST api-keys", posts("api-keys"), "{\"name\": \"Shop §\", \"role\": \"integration\"}");
        String user = "\"displayName\": \"Ada Byron\", \"email\": \"ada@example.com\", \"role\": \"analyst\"";
        String id = desk.fill(
                        "POST users",
                        posts("users"),
                        "{\"username\": \"§\", \"password\": \"correct horse battery\", " + user + "}")
                .path("id")
                .asText();
        desk.fill("PATCH users/{id}", patches("users/" + id), "{" + user + "}");
        desk.fill(
                "PUT users/{id}/password",
                puts("users/" + id + "/password"),
                "{\"password\": \"correct horse battery\"}");
        desk.fill(
                "PATCH me/profile",
                patches("me/profile"),
                "{\"timeZone\": \"Europe/Vienna\", \"language\": \"en\", \"theme\": \"light\"}");
        desk.fill(
                "PUT providers/{name}",
                puts("providers/hostile-mail"),
                "{\"channel\": \"email\", \"session\": \"java:jboss/mail/Millrace\"}");
        desk.fill(
                "PUT providers/{name}",
                puts("providers/hostile"),
                """
                {"channel": "webhook", "url": "https://crm.example.com/hooks", "templates": ["hostile"], "topics": ["news"]}""");
    }

    private void acts() {
        desk.fill(
                "POST approvals/{id}/approve",
                body -> rest.call("POST", "approvals/" + approval(0) + "/approve", body),
                "{\"comment\": \"Met them.\"}");
        desk.fill(
                "POST approvals/{id}/reject",
                body -> rest.call("POST", "approvals/" + approval(0) + "/reject", body),
                "{\"comment\": \"Never met them.\"}");
        desk.fill(
                "POST runs/bulk",
                posts("runs/bulk"),
                """
                {"action": "CANCEL", "reason": "no more", "dryRun": true, "filter": {"campaign": %s, "status": "WAITING",
                 "node": "ask", "list": "hostile-list", "since": "2026-03-01T09:00:00Z"}}"""
                        .formatted(campaign));
        desk.fill(
                "POST campaigns/{id}/re-enroll",
                posts("campaigns/" + campaign + "/re-enroll"),
                "{\"contacts\": [\"hostile-2\"], \"reason\": \"again\"}");
        desk.fill(
                "POST campaigns/{id}/re-enroll",
                posts("campaigns/" + campaign + "/re-enroll"),
                "{\"segment\": \"hostile-list\", \"reason\": \"again\"}");
        desk.fill(
                "POST messages/resolve",
                posts("messages/resolve"),
                "{\"messages\": [4711], \"resolution\": \"sent\", \"note\": \"relay log\"}");
    }

    private String approval(int index) {
        return rest.get("approvals").path("items").path(index).path("id").asText();
    }

    private void imports() {
        String file = "\"" + HostileText.SHOWN + "\",id,email\n\"" + HostileText.SHOWN + "\",hostile-7,\"no address "
                + HostileText.SHOWN + "\"\n";
        Function<String, Rest.Answer> upload = body -> rest.call(
                "POST",
                "contacts/import?fileName=" + encoded(HostileText.SHOWN) + "&settings="
                        + encoded(Json.tree(body).path("settings").toString()),
                file,
                "Content-Type",
                "text/csv");
        JsonNode job = desk.fill(
                "POST contacts/import",
                upload,
                """
                {"settings": {"prefix": "x-", "externalId": "id", "fields": {"email": "email"},
                 "columns": {"email": {"attribute": "mail", "type": "TEXT", "format": "yyyy"}}, "tags": ["imported"],
                 "phoneRegion": "AT", "encoding": "UTF-8", "separator": ",", "quote": "\\"", "newList": "New list §"}}""");
        pages.put("upload", "upload?id=" + job.path("id").asText());
    }

    private Function<String, Rest.Answer> posts(String path) {
        return body -> rest.call("POST", path, body);
    }

    private Function<String, Rest.Answer> puts(String path) {
        return body -> changes("PUT", path, body);
    }

    private Function<String, Rest.Answer> patches(String path) {
        return body -> changes("PATCH", path, body);
    }

    private Rest.Answer changes(String method, String path, String body) {
        String state = rest.call("GET", path, null).header("ETag");
        return state == null ? rest.call(method, path, body) : rest.call(method, path, body, "If-Match", state);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
