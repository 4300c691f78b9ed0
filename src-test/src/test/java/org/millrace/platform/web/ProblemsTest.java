package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.campaign.CampaignDetails;
import org.millrace.campaign.CampaignType;
import org.millrace.campaign.CatchUpRule;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.KnownWords;
import org.millrace.platform.Misread;
import org.millrace.platform.NotFound;
import org.millrace.platform.PreconditionRequired;
import org.millrace.platform.Sentence;
import org.millrace.platform.StaleVersion;
import org.millrace.platform.Violation;

class ProblemsTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new InvalidInput("name", Sentence.of("is missing"), Sentence.of("Give one.")), 422),
                Arguments.of(new NotFound("campaign", 7), 404),
                Arguments.of(new Conflict(Sentence.of("It is active.")), 409),
                Arguments.of(new StaleVersion("workflow", "3"), 412),
                Arguments.of(new PreconditionRequired("workflow"), 428),
                Arguments.of(new OptimisticLockException(), 412),
                Arguments.of(new EJBAccessException("no"), 403),
                Arguments.of(new ForbiddenException(), 403),
                Arguments.of(new NotAuthorizedException("Bearer"), 401),
                Arguments.of(new BodyTooLarge(10), 413),
                Arguments.of(new SQLException("duplicate key", "23505"), 409),
                Arguments.of(new SQLException("invalid byte sequence for encoding \"UTF8\": 0x00", "22021"), 422),
                Arguments.of(new SQLException("unsupported Unicode escape sequence", "22P05"), 422),
                Arguments.of(new SQLException("deadlock", "40P01"), 503),
                Arguments.of(new SQLException("connection refused", "08001"), 503));
    }

    @Test
    void an_address_with_a_nul_in_it_is_refused_by_the_name_of_its_parameter() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>(Map.of("limit", "5", "q", "a\0b"));

        assertThatThrownBy(() -> NulRefusal.refuse(parameters, "query"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("q:");
        parameters.remove("q");
        assertThatCode(() -> NulRefusal.refuse(parameters, "query")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_refusal_has_its_status(Exception refusal, int status) {
        assertThat(status(refusal)).isEqualTo(status);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_the_container_wraps_around_a_refusal_does_not_change_the_answer(Exception refusal, int status) {
        EJBException inner = new EJBTransactionRolledbackException("rolled back", refusal);
        assertThat(status(new EJBException("outer", inner))).isEqualTo(status);
        assertThat(status(new RuntimeException(new IOException(refusal)))).isEqualTo(status);
    }

    @Test
    void every_answer_is_problem_json_that_nobody_may_cache() {
        Response answer = Problems.answer(new NotFound("campaign", 7)).orElseThrow();
        assertThat(answer.getMediaType().toString()).isEqualTo("application/problem+json");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        JsonNode problem = json(answer);
        assertThat(problem.get("type").asText()).isEqualTo("urn:millrace:problem:not-found");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("detail").asText()).isEqualTo("There is no campaign \"7\".");
    }

    @Test
    void each_wrong_place_is_named_with_how_to_mend_it() {
        InvalidInput refusal = new InvalidInput(List.of(
                new Violation("name", Sentence.of("is missing"), Sentence.of("Give one.")),
                new Violation("slug", Sentence.of("is taken"), Sentence.of("Choose."))));
        JsonNode errors = json(Problems.answer(refusal).orElseThrow()).get("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.get(1).toString())
                .isEqualTo("{\"where\":\"slug\",\"what\":\"is taken\",\"mend\":\"Choose.\"}");
    }

    @Test
    void a_stale_version_answers_with_the_present_etag() {
        Response answer = Problems.answer(new StaleVersion("workflow", "3")).orElseThrow();
        assertThat(answer.getEntityTag().getValue()).isEqualTo("3");
    }

    @Test
    void broken_json_is_answered_with_line_and_column() {
        JsonNode problem = json(Problems.answer(failing("{\"a\":\n  tru}")).orElseThrow());
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).contains("line 2, column");
    }

    @Test
    void a_field_of_the_wrong_type_is_named_and_our_classes_are_not() {
        JsonNode problem = json(Problems.answer(failing("{\"where\":[1]}")).orElseThrow());
        assertThat(problem.get("errors").get(0).get("where").asText()).isEqualTo("where");
        assertThat(problem.toString()).doesNotContain("org.millrace").doesNotContain("java.lang");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"at\":\"tomorrow\"}|at|Write one like 2026-03-02T09:00:00Z.",
                "{\"within\":\"3 days\"}|within|Write one like P3D or PT48H.",
                "{\"times\":\"x\"}|times|Write a number, such as 5.",
                "{\"times\":99999999999}|times|Write less.",
                "{\"really\":\"maybe\"}|really|Write true or false.",
                "{\"names\":\"x\"}|names|Write [ … ].",
                "{\"catchUp\":[]}|catchUp|Write { … }.",
                "[]|$|Write { … }.",
                "{\"at\":|$|Mend the JSON at that place.",
                "{\"catchUp\":{\"rule\":tru}}|$|Mend the JSON at that place."
            })
    void a_value_of_the_wrong_kind_is_told_what_is_wanted_there(String json, String where, String mend) {
        Violation wrong = Misread.of(failing(json, Answers.class)).violations().get(0);

        assertThat(wrong.where()).isEqualTo(where);
        assertThat(wrong.mend()).hasToString(mend);
        assertThat(Json.write(wrong)).doesNotContain("java.", "org.millrace", "Source");
    }

    record Answers(
            Instant at, Duration within, Integer times, Boolean really, List<String> names, CatchUpWish catchUp) {}

    record CatchUpWish(CatchUpRule rule) {}

    @Test
    void a_query_parameter_that_cannot_be_read_is_named_with_its_value() {
        JsonNode problem = json(
                Problems.answer(new NotFoundException("RESTEASY003870: Unable to extract parameter from http request: "
                                + "jakarta.ws.rs.QueryParam(\"limit\") value is 'x'"))
                        .orElseThrow());
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("errors").get(0).get("where").asText()).isEqualTo("limit");
        assertThat(problem.get("errors").get(0).get("what").asText()).contains("\"x\"");
    }

    @Test
    void an_unknown_field_is_told_what_is_known() {
        JsonNode problem = json(Problems.answer(failing("{\"wehre\":1}")).orElseThrow());
        assertThat(problem.get("detail").asText())
                .contains("wehre")
                .contains("where")
                .contains("mend");
    }

    @Test
    void a_word_that_is_none_of_a_closed_set_is_answered_with_those_that_are() {
        String word = "{\"name\": \"x\", \"sendStrategy\": \"LATER\"}";
        JsonNode error = error(failing(word, CampaignDetails.class));
        assertThat(error.get("where").asText()).isEqualTo("sendStrategy");
        assertThat(error.get("mend").asText()).isEqualTo("Use one of IMMEDIATE, SCHEDULED, OPTIMISED.");

        JsonNode type = error(failing("{\"name\": \"x\", \"type\": \"blast\"}", CampaignDetails.class));
        assertThat(type.get("what").asText()).isEqualTo("\"blast\" is not known.");
        assertThat(type.get("mend").asText()).contains("BROADCAST, DRIP, TRIGGERED, AB_TEST");

        JsonNode kind = error(failing("{\"name\": \"x\", \"audience\": {\"kind\": \"SOME\"}}", CampaignDetails.class));
        assertThat(kind.toString()).contains("audience").contains("SEGMENT").doesNotContain("millrace");
    }

    @Test
    void a_known_word_is_read_however_it_is_written_and_another_refused_at_its_place() {
        assertThatThrownBy(() -> KnownWords.read(CampaignType.class, "blast", "type"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("type: \"blast\" is not known.");
        assertThat(KnownWords.read(CampaignType.class, "ab-test", "type")).isEqualTo(CampaignType.AB_TEST);
    }

    @Test
    void what_is_our_fault_shows_a_reference_and_nothing_else() {
        IllegalStateException fault = new IllegalStateException("password=hunter2 in org.millrace.Secret");
        assertThat(Problems.answer(fault)).isEmpty();
        JsonNode problem = json(ProblemMapper.ourFault(fault));
        assertThat(problem.get("status").asInt()).isEqualTo(500);
        assertThat(problem.get("detail").asText()).matches(".*reference [0-9a-f]{8}.*");
        assertThat(problem.toString()).doesNotContain("hunter2").doesNotContain("Secret");
    }

    @Test
    void a_lost_database_is_a_503_that_says_when_to_come_back() {
        Response answer = Problems.answer(new ConnectionException(new SQLException("gone", "57P01")))
                .orElseThrow();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
    }

    private static JsonNode error(JsonProcessingException e) {
        return json(Problems.answer(e).orElseThrow()).get("errors").get(0);
    }

    private static JsonProcessingException failing(String json) {
        return failing(json, Violation.class);
    }

    private static JsonProcessingException failing(String json, Class<?> type) {
        try {
            Json.MAPPER.readValue(json, type);
            throw new AssertionError("This was read: " + json);
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    private static int status(Throwable thrown) {
        return Problems.answer(thrown).orElseThrow().getStatus();
    }

    private static JsonNode json(Response answer) {
        return Json.tree((String) answer.getEntity());
    }
}
