package org.millrace.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What kind of address a request goes to, and so how somebody signs in for it. */
enum Area {
    /** Open to everybody: sign-in, resources, tracking and unsubscribing, hooks that carry their own proof. */
    OPEN,
    /** REST: session with token, Basic or API key; refused as problem+json. */
    API,
    /** Everything else: a person's session, or off to the sign-in page. */
    PAGE;

    private static final String API_ROOT = "/api";
    private static final List<String> OPEN_PATHS =
            List.of("/login", "/login.xhtml", "/session", "/favicon.ico", "/api/v1/openapi");
    private static final List<String> OPEN_FOLDERS =
            List.of("/t/", "/u/", "/jakarta.faces.resource/", "/faces/jakarta.faces.resource/", "/api/v1/hooks/");

    static Area of(HttpServletRequest request) {
        String path = path(request);
        if (isOpen(path)) {
            return OPEN;
        }
        return path.equals(API_ROOT) || path.startsWith(API_ROOT + "/") ? API : PAGE;
    }

    /** What the container could not resolve to a plain path is not ours to guess. */
    private static boolean isOpen(String path) {
        boolean plain = !path.contains("..") && !path.contains("//") && !path.contains(";") && !path.contains("\\");
        return plain && (OPEN_PATHS.contains(path) || OPEN_FOLDERS.stream().anyMatch(path::startsWith));
    }

    /** Decoded, without path parameters and dot segments, as the container dispatches it. */
    static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }
}
