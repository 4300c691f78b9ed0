package org.millrace.chaos;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@link EventSender} beside the EAR; a class of its own, since the sender in the server has no archives at hand. */
final class SenderDeployment {

    private SenderDeployment() {}

    static WebArchive archive() {
        return ShrinkWrap.create(WebArchive.class, "sender.war").addClass(EventSender.class);
    }
}
