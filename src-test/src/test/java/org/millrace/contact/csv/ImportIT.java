package org.millrace.contact.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.platform.Json;

/** Imports over REST into the server. */
@Tag("S1-05")
class ImportIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_file_as_the_body_is_imported_with_a_template_for_ids() throws Exception {
        String settings =
                "{\"prefix\":\"imp\",\"externalId\":\"{prefix}-{row}\",\"fields\":{\"email\":\"{prefix}-{row}@example.com\"},\"tags\":[\"imp\"]}";
        HttpResponse<String> accepted = post(
                "?fileName=imp.csv&settings=" + URLEncoder.encode(settings, StandardCharsets.UTF_8),
                "text/csv",
                "recency,arm\r10,Mens\r6,None\r");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        JsonNode job = ended(accepted);
        assertThat(job.get("status").asText()).isEqualTo("DONE");
        assertThat(job.get("created").asInt()).isEqualTo(2);
        assertThat(job.get("format").get("lineEnding").asText()).isEqualTo("CR");
        JsonNode contact = rest().get("contacts/imp-2");
        assertThat(contact.get("email").asText()).isEqualTo("imp-2@example.com");
        assertThat(contact.get("attributes").get("recency").asInt()).isEqualTo(6);
        assertThat(contact.get("tags").get(0).asText()).isEqualTo("imp");
    }

    @Test
    @Tag("S1-09")
    void a_form_is_imported_and_its_bad_rows_can_be_downloaded() throws Exception {
        String boundary = "xxBoundaryxx";
        String form = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n{\"tags\":[\"form\"]}\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Kunden.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + "id;email\nform-1;form-1@example.com\n=1+1/2;x@example.com\nform-3;no address\r\n--" + boundary
                + "--\r\n";
        HttpResponse<String> accepted = post("", "multipart/form-data; boundary=" + boundary, form);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        JsonNode job = ended(accepted);
        assertThat(job.get("fileName").asText()).isEqualTo("Kunden.csv");
        assertThat(job.get("created").asInt()).isEqualTo(1);
        assertThat(job.get("failed").asInt()).isEqualTo(2);
        HttpResponse<String> errors = get(job.get("id").asLong() + "/errors", "*/*");
        assertThat(errors.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(errors.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(errors.body().lines()).hasSize(3).anyMatch(line -> line.contains(",'=1+1/2 | x@example.com"));
        HttpResponse<String> json = get(job.get("id").asLong() + "/errors", "application/json");
        assertThat(Json.tree(json.body()).get("items")).hasSize(2);
    }

    @Test
    void what_cannot_be_used_is_refused_at_once_and_not_kept() throws Exception {
        int before = rest().get("contacts/import?limit=500").get("items").size();
        assertThat(post("", "text/csv", "PK\u0003\u0004zip").statusCode()).isEqualTo(422);
        assertThat(post("", "text/csv", "a,b\n1,2\n").statusCode()).isEqualTo(422);
        assertThat(post("?settings=%7B", "text/csv", "id\n1\n").statusCode()).isEqualTo(422);
        assertThat(post("", "application/xml", "<a/>").statusCode()).isEqualTo(415);
        assertThat(rest().get("contacts/import?limit=500").get("items")).hasSize(before);
        assertThat(Rest.as(SERVER, "other-admin")
                        .call("GET", "contacts/import/1", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("G35")
    void a_file_far_larger_than_other_bodies_may_be_is_streamed() throws Exception {
        StringBuilder file = new StringBuilder("id,text\n");
        String text = "x".repeat(400);
        for (int i = 0; i < 40_000; i++) {
            file.append("big-").append(i).append(',').append(text).append('\n');
        }
        HttpResponse<String> accepted = post("", "text/csv", file.toString());
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        JsonNode job = ended(accepted);
        assertThat(job.get("sizeBytes").asLong()).isGreaterThan(16_000_000);
        assertThat(job.get("created").asInt()).isEqualTo(40_000);
    }

    private JsonNode ended(HttpResponse<String> accepted) {
        String job = "contacts/import/" + Json.tree(accepted.body()).get("id").asLong();
        assertThat(accepted.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/" + job);
        Waiting.until("the end of the import", Duration.ofSeconds(120), () -> rest().get(job)
                .has("finishedAt"));
        return rest().get(job);
    }

    private static Rest rest() {
        return Rest.as(SERVER, "integration");
    }

    private HttpResponse<String> post(String query, String type, String body) throws IOException, InterruptedException {
        return http.send(
                request(query)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return http.send(request("/" + path).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String rest) {
        String user = "integration:" + SERVER.password();
        return HttpRequest.newBuilder(URI.create(SERVER.base().resolve("api/v1/contacts/import") + rest))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }
}
