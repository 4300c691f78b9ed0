package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.millrace.delivery.mail.RelayUnavailable;

/**
 * Mail. Where every account uses the server's own session, a connection comes before the claim: without a relay nothing is claimed.
 * Where a tenant has an account with another session, one relay that is away does not hold up the others: its mails come back later.
 */
@Dependent
class MailChannel implements Channel {

    static final String WORD = "email";

    private final MailRoutes routes;
    private final ProviderStore providers;
    private final Clock clock;

    @Inject
    MailChannel(MailRoutes routes, ProviderStore providers, Clock clock) {
        this.routes = routes;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean worthTrying() {
        return routes.own().relay().worthTrying() || !providers.sessions().isEmpty();
    }

    @Override
    public Outlet open() {
        MailOutlet outlet = new MailOutlet(routes::of, clock);
        try {
            outlet.openTo(routes.own());
        } catch (RelayUnavailable e) {
            if (providers.sessions().isEmpty()) {
                throw new ChannelUnavailable(e);
            }
        }
        return outlet;
    }

    @Override
    public void tidy() {
        routes.own().relay().closeIdle();
        routes.others().forEach(route -> route.relay().closeIdle());
    }
}
