package org.millrace.platform.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;

/** A post that is repeated with its key has one effect, and gives no secret out twice. */
class IdempotencyIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final Rest admin = Rest.as(SERVER, "admin");

    @Test
    void of_64_equal_posts_with_one_key_one_has_an_effect() throws Exception {
        String name = "idem-" + UUID.randomUUID();
        String body = "{\"username\":\"" + name + "\",\"displayName\":\"I\",\"role\":\"analyst\",\"password\":\""
                + SERVER.password() + "\"}";
        ExecutorService pool = Executors.newFixedThreadPool(64);
        var calls = IntStream.range(0, 64)
                .mapToObj(i -> pool.submit(() -> admin.call("POST", "users", body, "Idempotency-Key", name)))
                .toList();
        int created = 0;
        for (Future<Rest.Answer> call : calls) {
            Rest.Answer answer = call.get();
            assertThat(answer.status()).as(answer.json().toString()).isIn(201, 409);
            assertThat(answer.status() == 201 || answer.json().toString().contains("in-flight"))
                    .isTrue();
            created += answer.status() == 201 && answer.header("Idempotency-Replayed") == null ? 1 : 0;
        }
        pool.shutdown();
        assertThat(created).isEqualTo(1);

        Rest.Answer again = admin.call("POST", "users", body, "Idempotency-Key", name);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location"))
                .endsWith("/users/" + again.json().get("id").asLong());
        assertThat(again.header("ETag")).isEqualTo("\"0\"");
        assertThat(admin.call("POST", "users", body.replace("\"I\"", "\"J\""), "Idempotency-Key", name)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void the_secret_of_a_key_is_not_given_out_again() {
        String name = "secret-" + UUID.randomUUID();
        String body = "{\"name\":\"" + name + "\",\"role\":\"analyst\"}";
        String token = admin.call("POST", "api-keys", body, "Idempotency-Key", name)
                .success()
                .get("token")
                .asText();
        Rest.Answer again = admin.call("POST", "api-keys", body, "Idempotency-Key", name);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().toString()).doesNotContain(token);
    }
}
