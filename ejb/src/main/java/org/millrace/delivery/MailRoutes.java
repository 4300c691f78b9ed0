package org.millrace.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.delivery.mail.MailComposer;
import org.millrace.delivery.mail.MailRelay;
import org.millrace.delivery.tracking.TrackingSettings;

/** The routes by mail session; the server's own is always there. */
@ApplicationScoped
class MailRoutes {

    private final Map<String, MailRoute> others = new ConcurrentHashMap<>();

    @Inject
    private MailRelay relay;

    @Inject
    private MailContents contents;

    @Inject
    private TrackedLinks links;

    @Inject
    private TrackingSettings tracking;

    private MailRoute own;

    @PostConstruct
    void begin() {
        own = route(relay);
    }

    MailRoute own() {
        return own;
    }

    /** @throws IllegalArgumentException when the server has no such session */
    MailRoute of(String session) {
        return session == null ? own : others.computeIfAbsent(session, name -> route(MailRelay.of(name)));
    }

    Collection<MailRoute> others() {
        return others.values();
    }

    private MailRoute route(MailRelay to) {
        return new MailRoute(
                to,
                new MailMaker(
                        contents,
                        links.known(),
                        tracking.addresses(),
                        new MailComposer(to.session()),
                        to.defaultSender()));
    }
}
