package org.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.platform.Json;

/** What a stranger finds at /openapi. */
class DescriptionIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final List<Call> CALLS = new ArrayList<>();
    private static JsonNode description;

    private record Call(String method, String path, JsonNode says) {

        boolean answers(Predicate<String> status) {
            return StreamSupport.stream(
                            ((Iterable<String>) () -> says.path("responses").fieldNames()).spliterator(), false)
                    .anyMatch(status);
        }

        boolean mayMake() {
            return method.equals("put") && answers("201"::equals);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void read() throws Exception {
        HttpRequest asked = HttpRequest.newBuilder(SERVER.base().resolve("/openapi"))
                .header("Accept", "application/json")
                .build();
        description = Json.tree(
                HttpClient.newHttpClient().send(asked, BodyHandlers.ofString()).body());
        CALLS.clear();
        description.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> CALLS.add(new Call(method.getKey(), path.getKey(), method.getValue()))));
    }

    @Test
    void every_call_says_what_it_does_and_what_it_answers() {
        assertThat(CALLS).hasSizeGreaterThan(150);
        assertThat(CALLS).allMatch(call -> call.says().hasNonNull("summary"));
        assertThat(CALLS).allMatch(call -> call.answers(status -> status.matches("[23]..")));
    }

    @Test
    void every_call_says_how_it_is_refused() {
        assertThat(CALLS).allMatch(call -> call.answers("401"::equals) && call.answers("403"::equals));
        Stream<Call> needing = CALLS.stream().filter(call -> call.path().contains("{") && !call.mayMake());
        assertThat(needing).allMatch(call -> call.answers("404"::equals));
        assertThat(bodies()).allMatch(call -> call.answers("400"::equals) && call.answers("422"::equals));
    }

    @Test
    void every_body_has_an_example() {
        assertThat(bodies()).allMatch(call -> call.says().at("/requestBody/content").properties().stream()
                .map(Map.Entry::getValue)
                .allMatch(type -> type.has("example") || exampled(type.path("schema"))));
    }

    @Test
    void every_parameter_of_a_query_is_explained() {
        assertThat(CALLS).allSatisfy(call -> assertThat(call.says().path("parameters"))
                .filteredOn(parameter -> parameter.path("in").asText().equals("query"))
                .as(call.toString())
                .allMatch(parameter -> parameter.hasNonNull("description")));
    }

    /** An example of a call that is gone would be shown by none. */
    @Test
    void every_example_belongs_to_a_call() throws IOException {
        JsonNode examples = Json.MAPPER.readTree(DescriptionIT.class.getResource("examples.json"));

        assertThat(examples.fieldNames()).toIterable().allMatch(key -> bodies().anyMatch(call -> key.equals(
                call.method().toUpperCase(Locale.ROOT) + " " + call.path().replace("/millrace/api/v1", ""))));
    }

    private static Stream<Call> bodies() {
        return CALLS.stream().filter(call -> call.says().has("requestBody"));
    }

    private static boolean exampled(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return schema.has("example")
                || description
                        .path("components")
                        .path("schemas")
                        .path(reference.substring(reference.lastIndexOf('/') + 1))
                        .has("example");
    }
}
