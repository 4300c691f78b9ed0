package org.millrace.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** What an event must be like to be stored. */
final class EventRules {

    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    static final String DEFAULT_SOURCE = "api";

    /** Somebody else who took their keys would keep the engine's own events out. */
    private static final Set<String> OWN_SOURCES = Set.of(FiredEvent.SOURCE, "tracking");

    private static final int MAX_KEY = 200;
    private static final int MAX_PROPERTIES = 16_384;
    private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    private EventRules() {}

    /** @param campaigns the tenant's among those that are named */
    static ContactEvent check(NewEvent event, Map<String, Long> contacts, Set<Long> campaigns, Instant now)
            throws Refused {
        Long contactId = event.contact() == null ? null : contacts.get(event.contact());
        if (contactId == null) {
            throw new Refused(
                    "contact",
                    new InvalidValue(
                            Sentence.of("is not the external id of a contact"),
                            Sentence.of("Create the contact first.")));
        }
        return new ContactEvent(
                contactId,
                at("name", () -> named(event.name())),
                occurredAt(event.occurredAt(), now),
                source(event.source()),
                key("externalId", event.externalId()),
                at("properties", () -> storable(event.properties())),
                origin(event.campaign(), campaigns));
    }

    private static ContactEvent.Origin origin(Long campaign, Set<Long> campaigns) throws Refused {
        if (campaign == null) {
            return null;
        }
        if (!campaigns.contains(campaign)) {
            throw new Refused(
                    "campaign",
                    new InvalidValue(
                            Sentence.of("is not the id of a campaign"), Sentence.of("Send its id, or leave it out.")));
        }
        return new ContactEvent.Origin(campaign, null, false, null);
    }

    static String named(String name) throws InvalidValue {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new InvalidValue(
                    Sentence.of("is not a name for an event"),
                    Sentence.of("Use 1 to 100 letters, digits, underscores, dots and hyphens: order_paid."));
        }
        return name;
    }

    private static Instant occurredAt(Instant at, Instant now) throws Refused {
        if (at == null) {
            return now;
        }
        if (at.isAfter(now.plus(CLOCK_SKEW)) || at.isBefore(OLDEST)) {
            throw new Refused(
                    "occurredAt",
                    new InvalidValue(
                            Sentence.of("is not in the past"),
                            Sentence.of("At most five minutes ahead of now are taken for now.")));
        }
        return at.isAfter(now) ? now : at;
    }

    private static String source(String source) throws Refused {
        String read = source == null ? DEFAULT_SOURCE : key("source", source);
        if (OWN_SOURCES.contains(read)) {
            throw new Refused(
                    "source",
                    new InvalidValue(
                            Sentence.of("is the name of a source inside Millrace"),
                            Sentence.of("Name the system that says so.")));
        }
        return read;
    }

    private static String key(String where, String value) throws Refused {
        if (value == null || value.isBlank()) {
            throw new Refused(
                    where,
                    new InvalidValue(
                            Sentence.of("is missing"),
                            Sentence.of(
                                    "Give each event an id of its own: it is what stops doubles when you repeat a call.")));
        }
        return at(where, () -> Texts.line(value, MAX_KEY));
    }

    static JsonNode storable(JsonNode properties) throws InvalidValue {
        if (properties == null || properties.isNull()) {
            return null;
        }
        if (!properties.isObject()) {
            throw new InvalidValue(Sentence.of("is not a JSON object"), Sentence.of("Send {\"name\": value, …}."));
        }
        Texts.storable(Json.write(properties), MAX_PROPERTIES);
        Texts.storable(properties);
        return properties;
    }

    private static <T> T at(String where, Rule<T> rule) throws Refused {
        try {
            return rule.check();
        } catch (InvalidValue e) {
            throw new Refused(where, e);
        }
    }

    private interface Rule<T> {
        T check() throws InvalidValue;
    }

    /** One event that is not stored. */
    static class Refused extends Exception {

        private final transient Violation violation;

        Refused(String where, InvalidValue why) {
            super(why.getMessage(), null, false, false);
            violation = why.at(where);
        }

        Violation violation() {
            return violation;
        }
    }
}
