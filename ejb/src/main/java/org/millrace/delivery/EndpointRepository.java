package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Sealing;
import org.millrace.platform.Sha256;

/** Addresses that steps name themselves become providers, so that each has a secret and can be disabled. */
@Dependent
class EndpointRepository {

    private static final int NAME_BYTES = 6;

    private final Jdbi jdbi;
    private final WebhookSettings settings;

    @Inject
    EndpointRepository(Jdbi jdbi, WebhookSettings settings) {
        this.jdbi = jdbi;
        this.settings = settings;
    }

    /** Changes nothing where the address is one already. */
    void remember(int tenant, String url, Instant now) {
        Sealing sealing = settings.sealing();
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into provider (tenant_id, name, channel, url, secret, created_at)
                        values (:tenant, :name, 'webhook', :url, :secret, :now) on conflict do nothing
                        """)
                .bind("tenant", tenant)
                .bind("name", name(url))
                .bind("url", url)
                .bind("secret", Provider.Secrets.fresh(sealing).current())
                .bind("now", now)
                .execute());
    }

    private static String name(String url) {
        return "hook-" + HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(url), NAME_BYTES));
    }
}
