package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;

class HealthIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_started_server_says_without_a_login_that_it_lives_is_ready_and_has_started() throws Exception {
        for (String probe : new String[] {"live", "ready", "started"}) {
            HttpResponse<String> answer = get(SERVER.management().resolve("health/" + probe));
            assertThat(answer.statusCode()).as(probe).isEqualTo(200);
            assertThat(answer.body()).contains("\"status\":\"UP\"");
        }
    }

    @Test
    void without_its_database_the_server_lives_on_but_is_not_ready() throws Exception {
        SERVER.postgres().crash();
        try {
            assertThat(get(SERVER.management().resolve("health/ready")).statusCode())
                    .isEqualTo(503);
            assertThat(get(SERVER.management().resolve("health/live")).statusCode())
                    .isEqualTo(200);
        } finally {
            SERVER.postgres().start();
        }
        assertThat(get(SERVER.management().resolve("health/ready")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void metrics_are_served_for_a_scraper() throws Exception {
        HttpResponse<String> answer = get(SERVER.management().resolve("prometheus"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("# TYPE");
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
