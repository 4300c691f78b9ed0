package org.millrace.platform.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.platform.Json;

class DoorIT {

    private static final String JSON = "application/json";

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final Browser browser = new Browser(SERVER);
    private final Rest admin = Rest.as(SERVER, "admin");

    @Test
    void basic_lets_in_with_the_tenant_and_role_of_the_user() {
        JsonNode me = Json.tree(
                browser.get("/api/v1/me", "Authorization", basic("marketer")).body());
        assertThat(me.get("name").asText()).isEqualTo("marketer");
        assertThat(me.get("role").asText()).isEqualTo("marketer");
        assertThat(me.get("tenant").asText()).isEqualTo("demo");
    }

    @Test
    void rest_makes_no_session() {
        HttpResponse<String> answer = browser.get("/api/v1/me", "Authorization", basic("marketer"));
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer", "Bearer mlr_x_y", "Digest a", "x", " "})
    void credentials_that_are_none_are_answered_like_wrong_ones(String header) {
        HttpResponse<String> answer = browser.get("/api/v1/me", "Authorization", header);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:millrace:problem:not-signed-in");
    }

    @Test
    void an_api_key_lets_in_with_its_role_until_it_is_revoked() {
        JsonNode issued = admin.post("api-keys", "{\"name\":\"door-" + UUID.randomUUID() + "\",\"role\":\"analyst\"}");
        String bearer = "Bearer " + issued.get("token").asText();
        assertThat(browser.get("/api/v1/me", "Authorization", bearer).body()).contains("key/door-");
        assertThat(browser.get("/api/v1/users", "Authorization", bearer).statusCode())
                .isEqualTo(403);
        admin.call("DELETE", "api-keys/" + issued.get("key").get("id").asLong(), null)
                .success();
        assertThat(browser.get("/api/v1/me", "Authorization", bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_form_leads_back_to_the_wanted_page_under_a_new_session_id() {
        HttpResponse<String> refused = browser.get("/workflows?search=a%20b");
        assertThat(refused.statusCode()).isEqualTo(302);
        String login = refused.headers().firstValue("Location").orElseThrow();
        assertThat(login).endsWith("/login?to=%2Fworkflows%3Fsearch%3Da%2520b");

        browser.get("/login?to=%2Fworkflows");
        String before = browser.session().orElseThrow().getValue();
        HttpResponse<String> answer = browser.signIn("marketer", SERVER.password(), "/workflows?search=a%20b");

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo(browser.base() + "/workflows?search=a%20b");
        assertThat(browser.session().orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(browser.get("/workflows").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_id_that_somebody_planted_is_not_kept() {
        HttpResponse<String> answer = new Browser(SERVER)
                .send(
                        "POST",
                        "/session",
                        "username=marketer&password=" + SERVER.password().replace(" ", "+"),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        "JSESSIONID=planted");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .doesNotContain("planted")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void a_wrong_password_leads_back_to_the_form_and_opens_nothing() {
        HttpResponse<String> answer = browser.signIn("marketer", "wrong", "/workflows");
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("/login?failed=true&to=%2Fworkflows");
        assertThat(browser.get("/workflows").statusCode()).isEqualTo(302);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example.com",
                "https://evil.example.com/",
                "/\\evil.example.com",
                "\\\\evil.example.com",
                "javascript:alert(1)",
                "/login",
                "/../../evil",
                "/a\r\nLocation: https://evil.example.com"
            })
    void the_form_leads_nowhere_else(String to) {
        HttpResponse<String> answer = browser.signIn("marketer", SERVER.password(), to);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).isEqualTo(browser.base() + "/campaigns");
    }

    @Test
    void a_session_reads_over_rest_but_changes_only_with_the_pages_token() {
        browser.signIn("admin", SERVER.password(), "/workflows");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
        String body = "{\"name\":\"csrf-" + UUID.randomUUID() + "\",\"role\":\"analyst\"}";

        HttpResponse<String> without = browser.send("POST", "/api/v1/api-keys", body, "Content-Type", JSON);
        HttpResponse<String> wrong =
                browser.send("POST", "/api/v1/api-keys", body, "Content-Type", JSON, "X-CSRF-Token", "guess");
        HttpResponse<String> right =
                browser.send("POST", "/api/v1/api-keys", body, "Content-Type", JSON, "X-CSRF-Token", token(browser));

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("X-CSRF-Token");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(right.statusCode()).as(right.body()).isEqualTo(201);
    }

    @Test
    void another_sites_page_cannot_post_the_form() {
        String form = "username=marketer&password=x";
        String type = "application/x-www-form-urlencoded";
        assertThat(browser.send("POST", "/session", form, "Content-Type", type, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send("POST", "/session", form, "Content-Type", type, "Origin", "https://evil.example.com")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/me",
                "/api;x=1/v1/me",
                "/api/v1;a=b/me",
                "/api/v1/hooks/../me",
                "/api/v1/hooks/..;/me",
                "/api/v1/hooks/%2e%2e/me",
                "/api/v1/hooks%2f..%2fme",
                "/t/../api/v1/me",
                "/t/%2e%2e/api/v1/me",
                "/t/..;/api/v1/me",
                "/u/..%2fapi/v1/me",
                "/%61pi/v1/me",
                "/login/../api/v1/me",
                "/login;/../api/v1/me",
                "/jakarta.faces.resource/../api/v1/me",
                "/jakarta.faces.resource/..;/workflows",
                "/faces/workflows.xhtml",
                "/workflows.xhtml",
                "/workflows.xhtml;x=.css",
                "/login/../workflows",
                "/session/..;/workflows",
                "/./api/v1/me",
                "/api/v1/openapi/../me",
                "/api/v1/openapi/..;/me",
                "/WEB-INF/web.xml",
                "/t/../WEB-INF/web.xml"
            })
    void no_crooked_address_gets_past_the_door(String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 400, 401, 404);
        assertThat(answer.body()).doesNotContain("\"tenant\"").doesNotContain("servlet-name");
        answer.headers().firstValue("Location").ifPresent(location -> assertThat(location)
                .contains("/millrace/login?to="));
    }

    @Test
    void every_answer_tells_the_browser_what_not_to_do() {
        HttpResponse<String> page = browser.get("/login");
        HttpResponse<String> rest = browser.get("/api/v1/me", "Authorization", basic("marketer"));
        for (HttpResponse<String> answer : new HttpResponse[] {page, rest}) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        }
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'self'")
                .contains("frame-ancestors")
                .contains("nonce-");
        assertThat(policy.substring(policy.indexOf("script-src"))).doesNotContain("unsafe");
        assertThat(rest.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void ten_wrong_passwords_over_basic_lock_the_account_and_the_form_alike() {
        String name = newUser();
        for (int i = 0; i < 10; i++) {
            assertThat(browser.get("/api/v1/me", "Authorization", Browser.basic(name, "wrong"))
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> right = browser.get("/api/v1/me", "Authorization", Browser.basic(name, SERVER.password()));
        assertThat(right.statusCode()).isEqualTo(401);
        assertThat(right.body()).doesNotContain("lock");
        assertThat(browser.signIn(name, SERVER.password(), "/workflows")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("failed");
    }

    @Test
    void a_new_password_ends_the_sessions_of_the_old_one() {
        String name = newUser();
        browser.signIn(name, SERVER.password(), "/workflows");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
        long id = userId(name);
        admin.call("PUT", "users/" + id + "/password", "{\"password\":\"another long password\"}")
                .success();
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(browser.get("/workflows").statusCode()).isEqualTo(302);
    }

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

    @Test
    void a_body_beyond_the_bound_is_refused_said_beforehand_or_not() {
        String long11 = "{\"name\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}";
        Rest.Answer answer = admin.call("POST", "api-keys", long11);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private String newUser() {
        String name = "door-" + UUID.randomUUID();
        admin.post(
                "users",
                "{\"username\":\"" + name + "\",\"displayName\":\"D\",\"role\":\"analyst\",\"password\":\""
                        + SERVER.password() + "\"}");
        return name;
    }

    private long userId(String name) {
        for (JsonNode user : admin.get("users?limit=500").get("items")) {
            if (user.get("username").asText().equals(name)) {
                return user.get("id").asLong();
            }
        }
        throw new AssertionError("There is no " + name);
    }

    private static String token(Browser browser) {
        Matcher meta = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"")
                .matcher(browser.get("/workflows").body());
        assertThat(meta.find()).as("the page's token").isTrue();
        return meta.group(1);
    }

    private static String basic(String user) {
        return Browser.basic(user, SERVER.password());
    }
}
