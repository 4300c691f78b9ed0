package org.millrace.platform.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The sign-in page, and the token that signed-in pages give to their scripts. */
@Named("signIn")
@RequestScoped
public class SignInView {

    private final HttpServletRequest request;

    @Inject
    SignInView(HttpServletRequest request) {
        this.request = request;
    }

    SignInView() {
        this(null);
    }

    public boolean isFailed() {
        return request.getParameter("failed") != null;
    }

    /** Somebody was signed in and is not any more. */
    public boolean isEnded() {
        return !isFailed() && request.getParameter("ended") != null;
    }

    public String getTo() {
        return Wanted.of(request.getParameter("to")).path();
    }

    /** For the header X-CSRF-Token; empty for who is not signed in. */
    public String getToken() {
        return PageSession.of(request).map(PageSession::token).orElse("");
    }
}
