package org.millrace.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.millrace.platform.Json;

/**
 * The REST interface as another system uses it, over Basic: {@code Rest.as(SERVER, "marketer").post("campaigns", json)}. The short
 * methods fail where the answer is no success; {@link #call} takes any answer.
 */
public final class Rest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final String authorization;

    public Rest(URI api, String user, String password) {
        this.api = api;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public static Rest as(MillraceServer server, String user) {
        return new Rest(server.base().resolve("api/v1/"), user, server.password());
    }

    public JsonNode get(String path) {
        return call("GET", path, null).success();
    }

    public JsonNode post(String path, String json) {
        return call("POST", path, json).success();
    }

    public JsonNode put(String path, String json) {
        return call("PUT", path, json).success();
    }

    /** @param headers names and values in turn, {@code "If-Match", "\"3\""} */
    public Answer call(String method, String path, String json, String... headers) {
        BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(method + " " + path, http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(String question, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonNode json() {
            return Json.tree(response.body().isEmpty() ? "{}" : response.body());
        }

        public JsonNode success() {
            if (status() >= 300) {
                throw new IllegalStateException(question + " answered " + status() + ": " + response.body());
            }
            return json();
        }
    }
}
