package org.millrace.delivery.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.millrace.delivery.tracking.Visitor;

/** What tracked addresses have in common. */
final class Visits {

    private Visits() {}

    static Visitor visitor(HttpServletRequest request) {
        return new Visitor(
                request.getHeader("User-Agent"),
                "HEAD".equals(request.getMethod()),
                prefetch(request, "Purpose") || prefetch(request, "X-Purpose") || prefetch(request, "Sec-Purpose"));
    }

    /** The last part of the path; empty when there is none or more than one. */
    static String token(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.lastIndexOf('/') != 0 ? "" : path.substring(1);
    }

    static void keepNothing(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store, max-age=0");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static boolean prefetch(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value != null
                && (value.toLowerCase(Locale.ROOT).contains("prefetch")
                        || value.toLowerCase(Locale.ROOT).contains("preview"));
    }
}
