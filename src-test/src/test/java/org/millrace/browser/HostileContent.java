package org.millrace.browser;

/** What is said to people, and to whom. */
final class HostileContent extends HostileKind {

    HostileContent(HostileKind like) {
        super(like);
    }

    void templates() {
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

    void audiences() {
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
}
