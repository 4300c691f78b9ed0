package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;

/** Contacts, consent and events as another system uses them. */
class ContactsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private Rest crm;

    @BeforeEach
    void signIn() {
        crm = Rest.as(SERVER, "integration");
    }

    @Test
    void a_contact_is_made_changed_tagged_and_found() {
        Rest.Answer made = crm.call(
                "PUT",
                "contacts/it-1",
                "{\"email\":\"It-1@example.com\",\"attributes\":{\"plan\":\"pro\",\"seats\":5}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/api/v1/contacts/it-1");
        assertThat(made.header("ETag")).isEqualTo("\"0\"");

        Rest.Answer changed = crm.call(
                "PATCH",
                "contacts/it-1",
                "{\"firstName\":\"Ida\",\"attributes\":{\"seats\":null}}",
                "If-Match",
                "\"0\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("attributes").toString()).isEqualTo("{\"plan\":\"pro\"}");
        assertThat(crm.call("PATCH", "contacts/it-1", "{\"firstName\":\"Eva\"}", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);

        assertThat(crm.call("PUT", "contacts/it-1/tags/vip", null).json().toString())
                .isEqualTo("[\"vip\"]");
        assertThat(crm.get("contacts/it-1").get("tags").toString()).isEqualTo("[\"vip\"]");
        assertThat(crm.call("DELETE", "contacts/it-1/tags/vip", null).json().toString())
                .isEqualTo("[]");
        assertThat(crm.get("contacts?q=it-1%40EX").get("items")).hasSize(1);
    }

    @Test
    void what_is_wrong_is_told_as_a_problem_and_nothing_is_stored() {
        Rest.Answer refused =
                crm.call("PUT", "contacts/it-2", "{\"email\":\"a\\r\\nBcc: b@example.com\",\"timeZone\":\"x\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().get("errors")).hasSize(2);
        assertThat(crm.call("GET", "contacts/it-2", null).status()).isEqualTo(404);
        assertThat(crm.call("PUT", "contacts/it-2", "{\"nick\":1}").status()).isEqualTo(400);
        assertThat(crm.call("GET", "contacts/%00", null).status()).isEqualTo(422);
        assertThat(crm.call("GET", "contacts?q=%00", null).status()).isEqualTo(422);
        assertThat(crm.call("GET", "contacts?after=x", null).status()).isEqualTo(422);
    }

    @Test
    @Tag("S2-23")
    void a_score_is_set_moved_and_asked_for() {
        crm.put("contacts/it-4", "{}");
        crm.put("contacts/it-4/scores/fit", "{\"points\":70}");
        Rest.Answer moved = crm.call("POST", "contacts/it-4/scores/fit/adjust", "{\"points\":-5}");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().at("/scores/fit").asInt()).isEqualTo(65);
        assertThat(crm.get("contacts/it-4").at("/scores/fit").asInt()).isEqualTo(65);
        assertThat(crm.get("contacts/it-4/scores").get("moves")).hasSize(2);
        assertThat(crm.call("PUT", "contacts/it-4/scores/Fit", "{\"points\":1}").status())
                .isEqualTo(422);
        assertThat(Rest.as(SERVER, "analyst")
                        .call("PUT", "contacts/it-4/scores/fit", "{\"points\":1}")
                        .status())
                .isEqualTo(403);
        assertThat(Rest.as(SERVER, "other-admin")
                        .call("GET", "contacts/it-4/scores", null)
                        .status())
                .isEqualTo(404);

        Rest marketer = Rest.as(SERVER, "marketer");
        JsonNode counted = marketer.post(
                "segments/count",
                """
                {"predicate": {"type": "all", "of": [
                  {"type": "leadScore", "criterion": "fit", "between": [65, 66]},
                  {"type": "subscriptionStatus", "channel": "email", "topic": "marketing", "is": "unknown"},
                  {"type": "not", "of": {"type": "emailOpened", "template": "welcome", "scope": "anywhere"}}]}}
                """);
        assertThat(counted.get("count").asInt()).isOne();
        assertThat(marketer.get("predicate-types"))
                .filteredOn(type -> type.hasNonNull("noisy"))
                .extracting(type -> type.get("name").asText())
                .contains("emailOpened", "hasOpened");
    }

    @Test
    void roles_and_tenants_are_kept_apart() {
        crm.put("contacts/it-3", "{}");
        assertThat(Rest.as(SERVER, "analyst").call("GET", "contacts/it-3", null).status())
                .isEqualTo(200);
        assertThat(Rest.as(SERVER, "analyst").call("PUT", "contacts/it-3", "{}").status())
                .isEqualTo(403);
        assertThat(Rest.as(SERVER, "marketer")
                        .call("DELETE", "contacts/it-3", null)
                        .status())
                .isEqualTo(403);
        Rest other = Rest.as(SERVER, "other-admin");
        assertThat(other.call("GET", "contacts/it-3", null).status()).isEqualTo(404);
        assertThat(other.call("DELETE", "contacts/it-3", null).status()).isEqualTo(404);
        assertThat(other.call("PUT", "contacts/it-3/tags/x", null).status()).isEqualTo(404);
        assertThat(other.call("GET", "contacts/it-3/consent", null).status()).isEqualTo(404);
    }

    @Test
    @Tag("S4-14")
    void an_opt_out_is_noted_with_its_history() {
        crm.put("contacts/it-4", "{}");
        crm.put(
                "contacts/it-4/consent",
                "{\"channel\":\"email\",\"topic\":\"marketing\",\"state\":\"OPTED_OUT\",\"source\":\"phone call\"}");
        crm.put("contacts/it-4/consent", "{\"channel\":\"email\",\"topic\":\"marketing\",\"state\":\"OPTED_IN\"}");
        JsonNode consent = crm.get("contacts/it-4/consent");
        assertThat(consent.get("present")).hasSize(1);
        assertThat(consent.get("present").get(0).get("state").asText()).isEqualTo("OPTED_IN");
        assertThat(consent.get("history")).hasSize(2);
        assertThat(crm.call("PUT", "contacts/it-4/consent", "{\"channel\":\"E mail\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Tag("G46")
    void an_erased_contact_is_gone_and_its_export_was_complete() {
        crm.put("contacts/it-5", "{\"email\":\"it-5@example.com\"}");
        crm.post("events", "{\"contact\":\"it-5\",\"name\":\"visit\",\"externalId\":\"it-5-1\"}");
        JsonNode export = crm.get("contacts/it-5/export");
        assertThat(export.get("contact").get("email").asText()).isEqualTo("it-5@example.com");
        assertThat(export.get("events")).hasSize(1);
        assertThat(crm.call("DELETE", "contacts/it-5", null).status()).isEqualTo(204);
        assertThat(crm.call("GET", "contacts/it-5", null).status()).isEqualTo(404);
        assertThat(crm.call("DELETE", "contacts/it-5", null).status()).isEqualTo(404);
    }

    @Test
    void ten_thousand_events_of_one_call_are_stored_once() {
        crm.post("contacts", contacts(500));
        String events = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        "{\"contact\":\"ev-%d\",\"name\":\"visit\",\"source\":\"it\",\"externalId\":\"v-%d\",\"properties\":{\"amount\":%d.5}}"
                                .formatted(i % 500, i, i % 90))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        JsonNode first = crm.post("events", events);
        assertThat(first.get("accepted").asInt()).isEqualTo(10_000);
        JsonNode again = crm.post("events", events);
        assertThat(List.of(
                        again.get("accepted").asInt(), again.get("duplicates").asInt()))
                .containsExactly(0, 10_000);
        assertThat(crm.get("contacts/ev-7/events?limit=5").get("items")).hasSize(5);
    }

    private static String contacts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"externalId\":\"ev-" + i + "\"}")
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
    }
}
