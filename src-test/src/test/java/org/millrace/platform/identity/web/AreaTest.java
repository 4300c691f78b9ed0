package org.millrace.platform.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

    /** Servlet path and path info as the container gives them, after it decoded and normalised the address. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1, /me, API",
        "/api, , API",
        "/api/v1, , API",
        "/api/v1, /hooks/abc, OPEN",
        "/api/v1, /hooks, API",
        "/api/v1, /hooks/../me, API",
        "/api/v1, /hooks/..;/me, API",
        "/api/v1, /hooks//me, API",
        "/api/v1, /openapi, OPEN",
        "/api/v1, /openapi/x, API",
        "/apis, , PAGE",
        "/t, /c/token, OPEN",
        "/t, /../campaigns, PAGE",
        "/u, /token, OPEN",
        "/login, , OPEN",
        "/login.xhtml, , OPEN",
        "/login.xhtml/x, , PAGE",
        "/loginx, , PAGE",
        "/session, , OPEN",
        "/campaigns, , PAGE",
        "/faces, /campaigns.xhtml, PAGE",
        "/faces, /jakarta.faces.resource/a.css, OPEN",
        "/jakarta.faces.resource/a.css.xhtml, , OPEN",
        "/jakarta.faces.resource/../campaigns.xhtml, , PAGE",
        "/, , PAGE"
    })
    void the_address_as_it_is_dispatched_decides(String servletPath, String pathInfo, Area expected) {
        assertThat(Area.of(request(servletPath, pathInfo))).isEqualTo(expected);
    }

    private static HttpServletRequest request(String servletPath, String pathInfo) {
        Map<String, String> answers = pathInfo == null
                ? Map.of("getServletPath", servletPath)
                : Map.of("getServletPath", servletPath, "getPathInfo", pathInfo);
        return (HttpServletRequest) Proxy.newProxyInstance(
                AreaTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> answers.get(method.getName()));
    }
}
