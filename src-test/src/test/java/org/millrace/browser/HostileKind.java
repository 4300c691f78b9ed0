package org.millrace.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.millrace.harness.Rest;

/** One kind of thing that hostile texts are put into, and the pages that show it. */
class HostileKind {

    final Rest rest;
    final HostileDesk desk;
    final Map<String, String> pages;

    HostileKind(Rest rest, HostileDesk desk, Map<String, String> pages) {
        this.rest = rest;
        this.desk = desk;
        this.pages = pages;
    }

    HostileKind(HostileKind like) {
        this(like.rest, like.desk, like.pages);
    }

    Function<String, Rest.Answer> posts(String path) {
        return body -> rest.call("POST", path, body);
    }

    Function<String, Rest.Answer> puts(String path) {
        return body -> changes("PUT", path, body);
    }

    Function<String, Rest.Answer> patches(String path) {
        return body -> changes("PATCH", path, body);
    }

    private Rest.Answer changes(String method, String path, String body) {
        String state = rest.call("GET", path, null).header("ETag");
        return state == null ? rest.call(method, path, body) : rest.call(method, path, body, "If-Match", state);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
