package org.millrace.platform.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.harness.MillraceServer;
import org.millrace.harness.Rest;

/** What holds for every request, whoever sends it: its address, its size, and what its answer tells the browser. */
class ThresholdIT {

    @RegisterExtension
    static final MillraceServer SERVER = new MillraceServer();

    private final Browser browser = new Browser(SERVER);

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
        HttpResponse<String> rest =
                browser.get("/api/v1/me", "Authorization", Browser.basic("marketer", SERVER.password()));
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
    void a_body_beyond_the_bound_is_refused_said_beforehand_or_not() {
        String long11 = "{\"name\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}";
        Rest.Answer answer = Rest.as(SERVER, "admin").call("POST", "api-keys", long11);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");

        HttpResponse<String> chunked = browser.chunked(
                "/api/v1/api-keys",
                long11,
                "Authorization",
                Browser.basic("admin", SERVER.password()),
                "Content-Type",
                "application/json");
        assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(413);
        assertThat(chunked.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }
}
