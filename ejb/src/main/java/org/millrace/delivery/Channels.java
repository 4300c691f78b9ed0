package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The ways out there are. */
@Dependent
class Channels {

    private final List<Channel> all;

    @Inject
    Channels(MailChannel mail, WebhookChannel webhooks) {
        this.all = List.of(mail, webhooks);
    }

    List<Channel> all() {
        return all;
    }

    /** Those that nothing is known to block. */
    List<Channel> worthTrying() {
        return all.stream().filter(Channel::worthTrying).toList();
    }
}
