package org.millrace.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.DeadLetterRepository;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Misread;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.TenantSlugRepository;

/**
 * Takes events from the queue. What can never be stored becomes a dead letter here and is then done with; whatever else goes
 * wrong escapes, so that the message is delivered again.
 */
@Stateless
public class EventMessages {

    private static final String QUEUE = "millrace.events";

    private final EventIntake intake;
    private final TenantSlugRepository tenants;
    private final DeadLetterRepository deadLetters;
    private final Clock clock;

    EventMessages() {
        this(null, null, null, null);
    }

    @Inject
    EventMessages(EventIntake intake, TenantSlugRepository tenants, DeadLetterRepository deadLetters, Clock clock) {
        this.intake = intake;
        this.tenants = tenants;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @RolesAllowed(Roles.ENGINE)
    public void take(EventMessage message) {
        Optional<Integer> tenant = tenants.idOf(message.tenant());
        if (tenant.isEmpty()) {
            bury(
                    null,
                    message.payload(),
                    message.properties(),
                    Sentence.of("The property tenant does not name a tenant: {0}", message.tenant()));
            return;
        }
        read(tenant.get(), message).ifPresent(json -> store(tenant.get(), json, message));
    }

    private void store(int tenant, JsonNode json, EventMessage message) {
        RecordedEvents recorded;
        try {
            recorded = intake.record(tenant, IncomingEvent.read(json));
        } catch (InvalidInput e) {
            bury(tenant, message.payload(), message.properties(), e.said());
            return;
        }
        JsonNode batch = json.get("events");
        for (RecordedEvents.Rejected rejected : recorded.rejected()) {
            JsonNode event = batch == null ? json : batch.get(rejected.index());
            bury(
                    tenant,
                    Json.write(event),
                    batch == null ? message.properties() : Map.of(),
                    Sentence.of(
                            "{0} {1}",
                            rejected.error().where(), rejected.error().what()));
        }
    }

    private Optional<JsonNode> read(int tenant, EventMessage message) {
        if (message.payload() == null) {
            bury(tenant, "", message.properties(), Sentence.of("The message carries neither text nor bytes."));
            return Optional.empty();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(message.payload());
            if (json instanceof ObjectNode event && !event.has("events")) {
                standIn(event, "externalId", message.id());
                standIn(event, "source", message.source());
                standIn(event, "name", message.type());
                standIn(event, "occurredAt", message.time());
            }
            return Optional.of(json);
        } catch (JsonProcessingException e) {
            Sentence what = Misread.of(e).violations().get(0).what();
            bury(tenant, message.payload(), message.properties(), what);
            return Optional.empty();
        }
    }

    private static void standIn(ObjectNode event, String field, String value) {
        if (value != null && !event.hasNonNull(field)) {
            event.put(field, value);
        }
    }

    private void bury(Integer tenant, String payload, Map<String, String> properties, Sentence reason) {
        deadLetters.add(tenant, QUEUE, String.valueOf(payload), properties, reason, clock.instant());
    }
}
