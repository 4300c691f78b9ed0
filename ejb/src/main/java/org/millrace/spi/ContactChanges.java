package org.millrace.spi;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What one batch of steps changes about contacts.
 *
 * @param tenant the tenant's short name: {@code demo}
 * @param decidedAt when the steps were taken, in microseconds, by Millrace's clock; a batch that comes again tells a later time
 * @param contacts each once, in ascending order of {@link ContactChange#externalId}; 1 to the setting {@code millrace.engine.batch}
 */
public record ContactChanges(String tenant, Instant decidedAt, List<ContactChange> contacts) implements Serializable {

    public ContactChanges {
        contacts = List.copyOf(contacts);
    }
}
