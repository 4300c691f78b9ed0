package org.millrace.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import org.millrace.platform.identity.SignedIn;

/**
 * Who signed in by the form, and the token that a script of our own pages sends back with every change.
 *
 * @param token for the header {@code X-CSRF-Token}
 */
record PageSession(SignedIn who, String token) implements Serializable {

    static final String TOKEN_HEADER = "X-CSRF-Token";

    private static final String ATTRIBUTE = "millrace.signed-in";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Optional<PageSession> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((PageSession) session.getAttribute(ATTRIBUTE));
    }

    /** Under a new session id: an id that somebody planted before is worth nothing. */
    static void open(HttpServletRequest request, SignedIn who) {
        HttpSession session = request.getSession(true);
        Collections.list(session.getAttributeNames()).forEach(session::removeAttribute);
        request.changeSessionId();
        byte[] token = new byte[24];
        RANDOM.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        session.setAttribute(ATTRIBUTE, new PageSession(who, text));
    }

    static void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    boolean vouchesFor(HttpServletRequest request) {
        String given = request.getHeader(TOKEN_HEADER);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "PageSession[" + who + "]";
    }
}
