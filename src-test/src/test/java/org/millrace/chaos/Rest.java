package org.millrace.chaos;

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

/** The REST interface as an internal system uses it. */
final class Rest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final String authorization;

    Rest(URI api, String user, String password) {
        this.api = api;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    JsonNode get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    JsonNode post(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    JsonNode put(String path, String json) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(json));
    }

    JsonNode send(String method, String path, String type, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .method(method, body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? Json.tree("{}") : Json.tree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
