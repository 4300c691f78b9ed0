package org.millrace.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Misread;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/** Reads a flow test and tells what cannot be read. */
final class FlowTestReader {

    static final int MAX_SIZE = 1024 * 1024;
    private static final int MAX_CONTACTS = 1_000;
    private static final int MAX_HAPPENINGS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final List<Violation> violations = new ArrayList<>();

    private FlowTestReader() {}

    static FlowTest read(String json) {
        if (json.length() > MAX_SIZE) {
            throw new InvalidInput(
                    "$", Sentence.of("The test is larger than {0} characters.", MAX_SIZE), Sentence.of("Split it."));
        }
        try {
            return checked(Json.MAPPER.readValue(json, FlowTest.class));
        } catch (JsonProcessingException e) {
            throw Misread.of(e).refusal();
        }
    }

    static FlowTest read(JsonNode json) {
        return read(json.toString());
    }

    static FlowTest checked(FlowTest test) {
        if (test == null) {
            throw new InvalidInput(
                    "$",
                    Sentence.of("A flow test is a JSON object."),
                    Sentence.of("Write {\"name\": …, \"contacts\": […]}."));
        }
        FlowTestReader reader = new FlowTestReader();
        reader.check(test);
        if (!reader.violations.isEmpty()) {
            throw new InvalidInput(reader.violations);
        }
        return test;
    }

    private void check(FlowTest test) {
        if (test.name() == null || test.name().isBlank() || test.name().length() > 200) {
            wrong(
                    "name",
                    Sentence.of("The test has no name of at most 200 characters."),
                    Sentence.of("Write what it proves."));
        }
        if (test.starts() == null) {
            wrong("starts", Sentence.of("This is missing."), Sentence.of("Write an instant: 2026-03-02T09:00:00Z."));
        }
        if (test.lasts().isNegative() || test.lasts().compareTo(LONGEST) > 0) {
            wrong("lasts", Sentence.of("The test lasts longer than ten years."), Sentence.of("Write P400D or less."));
        }
        zone("campaign.timeZone", test.campaign().timeZone());
        violations.addAll(test.campaign().calendar().violations("campaign.calendar"));
        if (test.contacts().isEmpty() || test.contacts().size() > MAX_CONTACTS) {
            wrong(
                    "contacts",
                    Sentence.of("There are not 1 to {0} contacts.", MAX_CONTACTS),
                    Sentence.of("Tell of at least one."));
            return;
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < test.contacts().size(); i++) {
            contact("contacts[" + i + "]", test.contacts().get(i), ids);
        }
    }

    private void contact(String at, TestContact contact, Set<String> ids) {
        if (contact.id() == null || contact.id().isBlank() || !ids.add(contact.id())) {
            wrong(
                    at + ".id",
                    Sentence.of("The contact has no id of its own."),
                    Sentence.of("Name each contact differently."));
        }
        zone(at + ".timeZone", contact.timeZone());
        if (contact.events().size() > MAX_HAPPENINGS) {
            wrong(
                    at + ".events",
                    Sentence.of("More than {0} things happen.", MAX_HAPPENINGS),
                    Sentence.of("Split the test."));
        }
        for (int i = 0; i < contact.events().size(); i++) {
            if (!contact.events().get(i).one()) {
                wrong(
                        at + ".events[" + i + "]",
                        Sentence.of("This does not say when and which one thing happens."),
                        Sentence.of(
                                "Give at, and one of event, optOut, set, addTag, removeTag, approve, skip, leavesAudience."));
            }
        }
    }

    private void zone(String where, String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            wrong(
                    where,
                    Sentence.of("\"{0}\" is not a time zone.", zone),
                    Sentence.of("Use an IANA name: Europe/Vienna."));
        }
    }

    private void wrong(String where, Sentence what, Sentence mend) {
        violations.add(new Violation(where, what, mend));
    }
}
