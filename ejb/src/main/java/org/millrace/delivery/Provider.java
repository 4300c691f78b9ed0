package org.millrace.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.Sealing;
import org.millrace.platform.WebhookSecret;

/**
 * An account that messages leave by, as it was in the transaction of the intent.
 *
 * @param session email: the JNDI name of the mail session; null = the server's own
 * @param url webhook: the address
 * @param secrets webhook: sealed
 * @param disabled why nothing leaves by it any more; null while something does
 */
record Provider(long id, int tenant, String name, String session, String url, Secrets secrets, String disabled) {

    /**
     * Sealed signing secrets.
     *
     * @param former the one before, which signs too for a while; may be null
     */
    record Secrets(byte[] current, byte[] former, Instant formerUntil) {

        static final String LABEL = "webhook-secret";

        static Secrets fresh(Sealing sealing) {
            return new Secrets(sealing.seal(LABEL, WebhookSecret.fresh().key()), null, null);
        }

        List<WebhookSecret> open(Sealing sealing, Instant now) {
            List<WebhookSecret> opened = new ArrayList<>();
            opened.add(WebhookSecret.of(sealing.open(LABEL, current)));
            if (former != null && now.isBefore(formerUntil)) {
                opened.add(WebhookSecret.of(sealing.open(LABEL, former)));
            }
            return opened;
        }
    }
}
