package org.millrace.delivery;

import java.time.Instant;
import org.millrace.contact.ConsentStore;

/** What the receiving side taught us beyond the message at hand; kept with the receipt. */
sealed interface Lesson {

    void heed(ConsentStore consents, ProviderStore providers, Instant now);

    /** Lessons are heeded in this order, so that two windows never wait for each other. */
    String key();

    /** Nobody writes there any more. */
    record BadAddress(int tenant, String address) implements Lesson {
        @Override
        public void heed(ConsentStore consents, ProviderStore providers, Instant now) {
            consents.suppress(tenant, "email", address, "bounced", now);
        }

        @Override
        public String key() {
            return address;
        }
    }

    /** The receiver of webhooks wants no more of them. */
    record Unwanted(int tenant, long provider, String reason) implements Lesson {
        @Override
        public void heed(ConsentStore consents, ProviderStore providers, Instant now) {
            providers.disable(tenant, provider, reason, now);
        }

        @Override
        public String key() {
            return Long.toString(provider);
        }
    }
}
