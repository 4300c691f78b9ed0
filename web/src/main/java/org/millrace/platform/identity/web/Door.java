package org.millrace.platform.identity.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.millrace.platform.identity.Profile;
import org.millrace.platform.identity.SignIns;
import org.millrace.platform.identity.SignedIn;

/** The one authentication mechanism. It runs before every request of the WAR and lets nobody unknown past the open areas. */
@ApplicationScoped
public class Door implements HttpAuthenticationMechanism {

    private static final System.Logger LOG = System.getLogger(Door.class.getName());
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private SignIns signIns;

    protected Door() {}

    @Inject
    Door(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse answer, HttpMessageContext context) {
        return switch (Area.of(request)) {
            case OPEN -> context.doNothing();
            case API -> apiOrUnavailable(request, answer, context);
            case PAGE -> page(request, answer, context);
        };
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse answer, HttpMessageContext context) {
        PageSession.close(request);
    }

    private AuthenticationStatus apiOrUnavailable(
            HttpServletRequest request, HttpServletResponse answer, HttpMessageContext context) {
        try {
            return api(request, answer, context);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Nobody can be let in at the moment", e);
            return Refusals.unavailable(request, answer);
        }
    }

    private AuthenticationStatus api(
            HttpServletRequest request, HttpServletResponse answer, HttpMessageContext context) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return Credentials.of(authorization)
                    .check(signIns)
                    .map(who -> enter(who, context))
                    .orElseGet(() -> Refusals.unauthorized(request, answer));
        }
        Optional<PageSession> session = session(request);
        if (session.isEmpty()) {
            return Refusals.unauthorized(request, answer);
        }
        boolean meant = HARMLESS.contains(request.getMethod()) || session.get().vouchesFor(request);
        return meant ? enter(session.get().who(), context) : Refusals.withoutToken(request, answer);
    }

    private AuthenticationStatus page(
            HttpServletRequest request, HttpServletResponse answer, HttpMessageContext context) {
        Optional<PageSession> session = session(request);
        session.ifPresent(open -> request.setAttribute(Profile.ATTRIBUTE, signIns.profile(open.who())));
        return session.map(open -> enter(open.who(), context)).orElseGet(() -> Refusals.toSignIn(request, answer));
    }

    private Optional<PageSession> session(HttpServletRequest request) {
        Optional<PageSession> session = PageSession.of(request);
        if (session.isPresent() && !signIns.stillHolds(session.get().who())) {
            PageSession.close(request);
            return Optional.empty();
        }
        return session;
    }

    private static AuthenticationStatus enter(SignedIn who, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(who.caller().principalName(), Set.of(who.role()));
    }
}
