package org.millrace.platform.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;
import org.millrace.platform.Json;

/** Who is let in, over REST and by the form, and for how long. */
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
