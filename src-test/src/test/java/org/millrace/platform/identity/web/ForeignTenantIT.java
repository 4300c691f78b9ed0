package org.millrace.platform.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.RestCampaign;
import org.millrace.harness.Waiting;
import org.millrace.platform.Database;
import org.millrace.platform.Json;
import org.millrace.run.SmallCampaign;

/** Every operation that names a thing, called with a thing of another tenant's: generated, so that no new one is forgotten. */
@Tag("S2-07")
class ForeignTenantIT {

    /** What belongs to the product and to no tenant. */
    private static final Set<String> EVERYBODYS = Set.of("step-types", "predicate-types");

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final String NAME = "foreign-tenant";

    /** The key of a campaign that stands still, for what is asked of no other. */
    private static final String FROZEN = "a frozen campaign";

    /** By the first segment of the address, the key of one thing of the tenant demo. */
    private static final Map<String, String> OURS = new HashMap<>();

    @BeforeAll
    static void things() {
        Rest admin = Rest.as(SERVER, "admin");
        SmallCampaign campaign = SmallCampaign.activated(admin, NAME, 1);
        String messages = "messages?campaign=" + campaign.id();
        Waiting.until("a message", Duration.ofSeconds(60), () -> !admin.get(messages)
                .get("items")
                .isEmpty());
        OURS.put("campaigns", Long.toString(campaign.id()));
        OURS.put("analytics", Long.toString(campaign.id()));
        OURS.put("runs", first(admin.get("runs?campaign=" + campaign.id()), "id"));
        OURS.put("messages", first(admin.get(messages), "id"));
        OURS.put("contacts", NAME + "-1");
        OURS.put("segments", NAME);
        admin.put("segments/" + NAME + "/schedule", "{\"cron\":\"30 7 * * MON\",\"zone\":\"Europe/Berlin\"}");
        OURS.put("templates", NAME);
        OURS.put("workflows", NAME);
        admin.put("products/" + NAME, "{\"name\":\"" + NAME + "\"}");
        OURS.put("products", NAME);
        admin.put("providers/" + NAME, "{\"channel\":\"webhook\",\"url\":\"https://crm.example.com/" + NAME + "\"}");
        OURS.put("providers", NAME);
        OURS.put("users", first(admin.get("users"), "id"));
        OURS.put("audit", OURS.get("campaigns"));
        OURS.put(
                "api-keys",
                admin.post("api-keys", "{\"name\":\"" + NAME + "\",\"role\":\"analyst\"}")
                        .get("key")
                        .get("id")
                        .asText());
        admin.put(
                "workflows/" + NAME + "/tests/" + NAME,
                """
                {"name": "Enters", "starts": "2026-03-02T02:00:00Z",
                 "contacts": [{"id": "lan", "expect": {"messages": [{"node": "mail"}]}}]}
                """);
        SmallCampaign frozen = SmallCampaign.activated(admin, NAME + "-frozen", 1);
        admin.post("campaigns/" + frozen.id() + "/freeze", "{}");
        OURS.put(FROZEN, Long.toString(frozen.id()));
        OURS.put("imports", upload());
        OURS.put("approvals", question(admin));
        String url = admin.post("campaigns/" + campaign.id() + "/hook", "{}")
                .get("url")
                .asText();
        OURS.put("hooks", url.substring(url.lastIndexOf('/') + 1));
        OURS.put("dead-letters", deadLetter());
    }

    /** As the listener leaves one behind. */
    private static String deadLetter() {
        return Database.on(SERVER.postgres().dataSource()).withHandle(h -> h.createQuery(
                        """
                                insert into dead_letter (tenant_id, source, payload, reason, received_at)
                                select id, 'millrace.events', '{', 'not JSON', now() from tenant where slug = 'demo'
                                returning id
                                """)
                .mapTo(String.class)
                .one());
    }

    private static String question(Rest admin) {
        long campaign = new RestCampaign(admin, NAME + "-asks")
                .contacts(NAME + "-1")
                .workflow(
                        """
                        {"name": "Asks", "nodes": [{"id": "start", "type": "manual-trigger"},
                                                   {"id": "ask", "type": "approval", "config": {"question": "Go on?"}}],
                         "edges": [{"from": "start", "to": "ask"}]}
                        """)
                .activated();
        String questions = "approvals?campaign=" + campaign;
        Waiting.until("a question", Duration.ofSeconds(60), () -> !admin.get(questions)
                .get("items")
                .isEmpty());
        return first(admin.get(questions), "id");
    }

    private static String upload() {
        String csv = "externalId,email\n" + NAME + "-1," + NAME + "-1@example.com\n";
        String answer = new Browser(SERVER)
                .send(
                        "POST",
                        "/api/v1/contacts/import?fileName=x.csv",
                        csv,
                        "Content-Type",
                        "text/csv",
                        "Authorization",
                        Browser.basic("admin", SERVER.password()))
                .body();
        return Json.tree(answer).get("id").asText();
    }

    @TestFactory
    Stream<DynamicTest> a_foreign_thing_is_not_there() {
        Rest stranger = Rest.as(SERVER, "other-admin");
        return reading()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Rest.Answer answer = stranger.call("GET", address(operation), null);
                    assertThat(answer.status() == 404 || tellsNothing(answer))
                            .as(answer.status() + " " + answer.json())
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> our_own_thing_is_there_or_the_test_above_would_prove_nothing() {
        Rest admin = Rest.as(SERVER, "admin");
        return reading()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> assertThat(
                                admin.call("GET", address(operation), null).status())
                        .isEqualTo(200)));
    }

    /** What is written by a key of one's own making (a slug) makes a thing of one's own; all else must not be found. */
    @TestFactory
    Stream<DynamicTest> a_foreign_thing_is_not_changed() {
        Rest stranger = Rest.as(SERVER, "other-admin");
        return RestOperation.all().stream()
                .filter(RestOperation::namesAThing)
                .filter(operation -> Set.of("POST", "DELETE", "PATCH").contains(operation.verb()))
                .filter(operation -> !operation.path().startsWith("contacts/{externalId}"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Rest.Answer answer = stranger.call(operation.verb(), address(operation), "{}", "If-Match", "*");
                    assertThat(answer.status()).as(answer.json().toString()).isBetween(400, 499);
                }));
    }

    private static Stream<RestOperation> reading() {
        return RestOperation.all().stream()
                .filter(operation -> operation.verb().equals("GET"))
                .filter(RestOperation::namesAThing)
                .filter(operation -> !EVERYBODYS.contains(operation.firstSegment()));
    }

    private static String address(RestOperation operation) {
        String kind = operation.path().startsWith("contacts/import") ? "imports" : operation.firstSegment();
        String ours = OURS.get(operation.path().endsWith("/resume/preview") ? FROZEN : kind);
        assertThat(ours)
                .as("Say above of which thing " + operation + " is to be asked.")
                .isNotNull();
        boolean aboutAContact =
                operation.path().endsWith("/explain") || operation.path().endsWith("/why");
        String query = aboutAContact ? "?contact=" + NAME + "-1" : "";
        return operation.address(parameter -> switch (parameter) {
                    case "no", "from", "to" -> "1";
                    case "type" -> "campaign";
                    case "tag" -> "vip";
                    default -> ours;
                })
                + query;
    }

    /** A list about a thing that is not there may be empty instead. */
    private static boolean tellsNothing(Rest.Answer answer) {
        return answer.status() == 200
                && answer.json().has("items")
                && answer.json().get("items").isEmpty();
    }

    private static String first(JsonNode page, String field) {
        return page.get("items").get(0).get(field).asText();
    }
}
