package org.millrace.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Keeps what came in and can never be taken, with the reason, so that a person can see it. */
@Dependent
public class DeadLetterRepository {

    private static final int MAX_PAYLOAD = 100_000;

    private final Jdbi jdbi;

    @Inject
    public DeadLetterRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param tenant null when it is not known whose it was
     * @param source where it came in: {@code millrace.events}
     * @param properties what the message said besides; names and texts
     */
    public void add(
            Integer tenant,
            String source,
            String payload,
            Map<String, String> properties,
            Sentence reason,
            Instant at) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into dead_letter (tenant_id, source, payload, properties, reason, received_at)
                        values (:tenant, :source, :payload, cast(:properties as jsonb), :reason, :at)
                        """)
                .bind("tenant", tenant)
                .bind("source", source)
                .bind("payload", storable(payload))
                .bind("properties", Json.write(properties).replace("\\u0000", "\uFFFD"))
                .bind("reason", storable(reason.kept()))
                .bind("at", at)
                .execute());
    }

    private static String storable(String text) {
        String cut = text.length() > MAX_PAYLOAD ? text.substring(0, MAX_PAYLOAD) : text;
        return cut.replace('\0', '\uFFFD');
    }
}
