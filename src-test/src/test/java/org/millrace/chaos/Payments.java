package org.millrace.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The host's system that tells of payments over the queue. */
final class Payments {

    private final URI sender;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param server of the deployment that holds {@link EventSender} */
    Payments(URI server) {
        this.sender = server.resolve("/sender/");
    }

    /** One event for each of the contacts; the same once more under the same id is the same event. */
    void tell(String id, List<String> contacts) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sender.resolve("?id=" + id))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", contacts)))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("The sender answered " + status);
        }
    }
}
