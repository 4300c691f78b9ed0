package org.millrace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.harness.Bench;
import org.millrace.harness.Rest;
import org.millrace.harness.Waiting;
import org.millrace.launch.ServerProcess;
import org.millrace.platform.Json;

/** The server is killed in the middle of an import: of the file there is nothing, and in the end all of it, once. */
@Tag("chaos")
class ImportKillIT {

    private static final int ROWS = 60_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    @Tag("S1-10")
    void a_killed_import_is_taken_up_again_and_never_half_there() throws Exception {
        try (Bench bench = Bench.own()) {
            DataSource database = bench.postgres().dataSource();
            ServerProcess server = start(bench);
            String job = "contacts/import/" + upload(bench);
            Waiting.until(
                    "the import to begin", PATIENCE, () -> count(database, "import_job where status = 'RUNNING'") == 1);
            Waiting.pause(TimeUnit.MILLISECONDS.toNanos(new Random().nextInt(3_000)));
            server.kill();
            assertThat(count(database, "contact")).isIn(0L, (long) ROWS);

            server = start(bench);
            Waiting.until("the end of the import", PATIENCE, () -> {
                assertThat(count(database, "contact")).isIn(0L, (long) ROWS);
                return rest(bench).get(job).has("finishedAt");
            });
            JsonNode done = rest(bench).get(job);
            assertThat(done.get("status").asText()).isEqualTo("DONE");
            assertThat(done.get("created").asLong()).isEqualTo(ROWS);
            assertThat(count(database, "contact")).isEqualTo(ROWS);
            assertThat(count(database, "import_chunk")).isZero();
            server.close();
        }
    }

    private static ServerProcess start(Bench bench) {
        ServerProcess server = bench.startServer(List.of("-Xms256m", "-Xmx512m"));
        server.awaitReady(PATIENCE);
        return server;
    }

    private static long upload(Bench bench) throws Exception {
        StringBuilder file = new StringBuilder("n,text\n");
        for (int i = 0; i < ROWS; i++) {
            file.append(i).append(",some text of row ").append(i).append('\n');
        }
        String settings = URLEncoder.encode(
                "{\"prefix\":\"kill\",\"externalId\":\"{prefix}-{row}\",\"fields\":{\"email\":\"{prefix}-{row}@example.com\"}}",
                StandardCharsets.UTF_8);
        String user = "integration:" + Bench.PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(URI.create(api(bench) + "contacts/import?settings=" + settings))
                .header("Content-Type", "text/csv")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(file.toString()))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Json.tree(answer.body()).get("id").asLong();
    }

    private static Rest rest(Bench bench) {
        return new Rest(URI.create(api(bench)), "integration", Bench.PASSWORD);
    }

    private static String api(Bench bench) {
        return "http://localhost:" + bench.ports().http() + "/millrace/api/v1/";
    }

    private static long count(DataSource database, String what) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
