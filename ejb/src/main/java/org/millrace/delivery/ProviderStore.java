package org.millrace.delivery;

import java.time.Instant;
import java.util.Set;

/** The accounts that messages leave by, as the delivery uses them. */
interface ProviderStore {

    /** Mail sessions besides the server's own. */
    Set<String> sessions();

    /** Nothing leaves by it any more, until a person enables it. */
    void disable(int tenant, long id, String reason, Instant now);
}
