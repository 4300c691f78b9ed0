package org.millrace.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Json;
import org.millrace.platform.PostgresDatabase;

/** Contacts in a real database, for tests of whatever needs some. */
public final class PostgresContacts {

    private final PostgresDatabase database;
    private final Clock clock;

    public PostgresContacts(PostgresDatabase database, Instant now) {
        this.database = database;
        this.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    /** @param json fields and attributes side by side: {@code {"email": "ada@example.com", "plan": "pro"}} */
    public long add(int tenant, String externalId, String json) {
        ObjectNode contact = Json.MAPPER.createObjectNode();
        ObjectNode attributes = contact.putObject("attributes");
        Json.read(json, ObjectNode.class).properties().forEach(entry -> {
            boolean field = ContactField.named(entry.getKey()).isPresent()
                    || entry.getKey().equals("tags");
            (field ? contact : attributes).set(entry.getKey(), entry.getValue());
        });
        List<org.millrace.platform.Violation> violations = new java.util.ArrayList<>();
        ContactPatch patch = ContactPatch.read(contact, true, "", violations);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(violations.toString());
        }
        return database.tx(() ->
                merge().apply(tenant, Map.of(externalId, patch)).get(externalId).id());
    }

    public ContactFactsStore facts() {
        return StoredFacts.on(jdbi());
    }

    public ContactNameStore names() {
        return new ContactNameRepository(jdbi());
    }

    public ContactTagStore tags() {
        return new ContactTagRepository(jdbi());
    }

    public ContactAttributeStore attributes() {
        return new ContactAttributeRepository(jdbi(), new ContactLockRepository(jdbi()));
    }

    public ContactScoreStore scores() {
        return new ContactScoreRepository(jdbi(), new ContactLockRepository(jdbi()));
    }

    public SuppressionStore suppressions(Event<ConsentChanged> news) {
        return new SuppressionRepository(jdbi(), new ContactLockRepository(jdbi()), news);
    }

    public FiredEventStore fired() {
        return new FiredEventRepository(jdbi());
    }

    public EventStore events() {
        return new EventRepository(jdbi());
    }

    public ConsentStore consents() {
        return consentsOn(jdbi());
    }

    /** The same on any database. */
    public static ConsentStore consentsOn(Jdbi jdbi) {
        return new ConsentRepository(jdbi);
    }

    ContactMerge merge() {
        return new ContactMerge(new ContactRepository(jdbi()), new TagRepository(jdbi()), clock);
    }

    Jdbi jdbi() {
        return database.jdbi();
    }
}
