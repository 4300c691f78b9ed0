package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.predicate.PredicateTypes;

class SegmentsIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final String BIG =
            """
            {"name": "Segments IT big", "predicate": {"type": "all", "of": [
              {"type": "attribute", "name": "segmentsIt", "atLeast": %d},
              {"type": "not", "of": {"type": "hasTag", "tag": "segments-it-out"}}]}}""";

    private final Rest marketer = Rest.as(SERVER, "marketer");

    @Test
    @Tag("S1-06")
    void a_segment_is_counted_made_edited_and_explained() {
        contacts();
        String rule = "{\"predicate\": {\"type\": \"attribute\", \"name\": \"segmentsIt\", \"atLeast\": 2}}";
        JsonNode counted = marketer.post("segments/count", rule);
        assertThat(counted.path("count").asInt()).isEqualTo(2);
        assertThat(counted.path("sentence").asText()).isEqualTo("segmentsIt is at least 2");
        assertThat(counted.path("sample")).hasSize(2);

        Rest.Answer made = marketer.call("PUT", "segments/segments-it-big", BIG.formatted(2));
        assertThat(made.status()).isEqualTo(201);
        Rest.Answer blind = marketer.call("PUT", "segments/segments-it-big", BIG.formatted(1));
        assertThat(blind.status()).isEqualTo(428);
        Rest.Answer edited =
                marketer.call("PUT", "segments/segments-it-big", BIG.formatted(1), "If-Match", made.header("ETag"));
        assertThat(edited.status()).isEqualTo(200);
        Rest.Answer late =
                marketer.call("PUT", "segments/segments-it-big", BIG.formatted(0), "If-Match", made.header("ETag"));
        assertThat(late.status()).isEqualTo(412);

        assertThat(marketer.get("segments/segments-it-big/members").path("items"))
                .extracting(member -> member.path("externalId").asText())
                .containsExactly("segments-it-1", "segments-it-2");
        JsonNode why = marketer.get("segments/segments-it-big/explain?contact=segments-it-3");
        assertThat(why.path("member").asBoolean()).isFalse();
        assertThat(why.at("/why/parts/0/holds").asBoolean()).isTrue();
        assertThat(why.at("/why/parts/1/holds").asBoolean()).isFalse();
    }

    @Test
    @Tag("S0-04")
    void an_integration_manages_a_list_but_makes_none() {
        contacts();
        Rest integration = Rest.as(SERVER, "integration");
        String list = "{\"slug\": \"segments-it-list\", \"name\": \"Segments IT list\", \"kind\": \"LIST\"}";
        assertThat(integration.call("POST", "segments", list).status()).isEqualTo(403);
        assertThat(marketer.call("POST", "segments", list).status()).isEqualTo(201);
        assertThat(marketer.call("POST", "segments", list).status()).isEqualTo(409);

        JsonNode joined = integration.post(
                "segments/segments-it-list/members", "{\"contacts\": [\"segments-it-1\", \"segments-it-nobody\"]}");

        assertThat(joined.path("changed").asInt()).isEqualTo(1);
        assertThat(joined.at("/unknown/0").asText()).isEqualTo("segments-it-nobody");
        assertThat(Rest.as(SERVER, "analyst")
                        .call("POST", "segments/segments-it-list/members", "{\"contacts\": [\"x\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(Rest.as(SERVER, "other-admin")
                        .call("GET", "segments/segments-it-list", null)
                        .status())
                .isEqualTo(404);
        assertThat(integration
                        .post("segments/segments-it-list/members/remove", "{\"contacts\": [\"segments-it-1\"]}")
                        .path("members")
                        .asInt())
                .isZero();
    }

    @Test
    void a_rule_that_cannot_be_read_is_refused_with_every_place() {
        Rest.Answer refused = marketer.call(
                "POST",
                "segments/count",
                "{\"predicate\": {\"type\": \"any\", \"of\": [{\"type\": \"email_opend\"}]}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/where").asText()).isEqualTo("predicate.of[0].type");
        assertThat(refused.json().at("/errors/0/mend").asText()).contains("event");
    }

    @Test
    void the_kinds_of_conditions_are_told_with_schema_and_example() {
        JsonNode types = Rest.as(SERVER, "analyst").get("predicate-types");

        assertThat(types)
                .extracting(type -> type.get("name").asText())
                .containsExactlyElementsOf(PredicateTypes.names());
        assertThat(types).allSatisfy(type -> {
            assertThat(type.path("schema").path("type").asText()).isEqualTo("object");
            assertThat(type.path("sentence").asText()).isNotBlank();
        });
    }

    private void contacts() {
        marketer.post(
                "contacts",
                """
                {"contacts": [
                  {"externalId": "segments-it-1", "attributes": {"segmentsIt": 1}},
                  {"externalId": "segments-it-2", "attributes": {"segmentsIt": 2}},
                  {"externalId": "segments-it-3", "attributes": {"segmentsIt": 3}, "tags": ["segments-it-out"]}]}
                """);
    }
}
