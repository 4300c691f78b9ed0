package org.millrace.platform.identity.web;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.millrace.platform.web.Problem;

/** How somebody who is not let in is told so. */
final class Refusals {

    /** While a body is unread the container takes the answer for unfinished and fails over it; more than this is not waited for. */
    private static final long BODY_TO_SKIP = 1_000_000;

    private Refusals() {}

    /** Challenged by Bearer alone: a Basic challenge would make a browser ask for a password in a box of its own. */
    static AuthenticationStatus unauthorized(HttpServletRequest request, HttpServletResponse answer) {
        answer.setHeader("WWW-Authenticate", "Bearer realm=\"millrace\"");
        return refuse(request, answer, Problem.unauthorized());
    }

    static AuthenticationStatus withoutToken(HttpServletRequest request, HttpServletResponse answer) {
        return refuse(
                request,
                answer,
                Problem.of(
                        "token-missing",
                        "The page's token is missing",
                        403,
                        "With a page's session, a change carries the page's token in " + PageSession.TOKEN_HEADER
                                + "."));
    }

    static AuthenticationStatus unavailable(HttpServletRequest request, HttpServletResponse answer) {
        answer.setHeader("Retry-After", "1");
        return refuse(
                request,
                answer,
                Problem.of("unavailable", "Not at the moment", 503, "The database did not answer. Repeat in a while."));
    }

    /** A page's script follows the redirect of a partial answer; a browser that of a whole one. */
    static AuthenticationStatus toSignIn(HttpServletRequest request, HttpServletResponse answer) {
        boolean partial = "partial/ajax".equals(request.getHeader("Faces-Request"));
        boolean ended = partial || request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        String target =
                request.getContextPath() + "/login?to=" + encoded(wanted(request)) + (ended ? "&ended=true" : "");
        try {
            if (partial) {
                answer.setContentType("text/xml;charset=UTF-8");
                write(
                        answer,
                        "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                                + target.replace("&", "&amp;") + "\"/></partial-response>");
            } else {
                answer.sendRedirect(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** What was posted cannot be repeated after the sign-in; the page it came from can, with all of its address. */
    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return "GET".equals(request.getMethod())
                ? Area.path(request) + (query == null ? "" : "?" + query)
                : poster(request).orElse(Area.path(request));
    }

    /** Harmless whatever it says: {@link Wanted} leads nowhere but into our own pages. */
    private static Optional<String> poster(HttpServletRequest request) {
        String root = request.getContextPath();
        try {
            URI from = URI.create(Objects.requireNonNullElse(request.getHeader("Referer"), ""));
            String path = Objects.requireNonNullElse(from.getRawPath(), "");
            String query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
            return path.startsWith(root + "/") ? Optional.of(path.substring(root.length()) + query) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse answer, Problem problem) {
        answer.setStatus(problem.status());
        answer.setContentType(Problem.MEDIA_TYPE);
        answer.setCharacterEncoding("UTF-8");
        answer.setHeader("Cache-Control", "no-store");
        try {
            request.getInputStream().skip(BODY_TO_SKIP);
            write(answer, problem.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** Closed, or the container would put its own page over what is written. */
    private static void write(HttpServletResponse answer, String text) throws IOException {
        try (PrintWriter writer = answer.getWriter()) {
            writer.write(text);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
