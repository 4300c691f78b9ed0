package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactConsent;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.ContactFacts;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.FactsNeeded;

/**
 * A contact as the tenant knows it now, taken into memory as far as a workflow asks for it.
 *
 * @param needed what the workflow asks
 * @param facts loaded with it; null when the contact is gone
 */
record KnownContact(Contact contact, FactsNeeded needed, ContactFacts facts, ContactConsent consent) {

    /** @param events what is assumed to happen to it */
    TestContact asStory(List<Happening> events) {
        ObjectNode all = contact.attributes().deepCopy();
        put(all, "email", contact.email());
        put(all, "phone", contact.phone());
        put(all, "firstName", contact.firstName());
        put(all, "lastName", contact.lastName());
        put(all, "locale", contact.locale());
        List<String> segments = needed.segments().stream()
                .filter(slug ->
                        facts.segment(slug).filter(rule -> rule.test(facts)).isPresent())
                .toList();
        return new TestContact(
                contact.externalId(),
                null,
                contact.timeZone(),
                all,
                List.copyOf(contact.tags()),
                contact.scores(),
                segments,
                List.of(),
                events,
                null);
    }

    /**
     * Tells memory what a story cannot: what it agreed to, what happened before, and other campaigns.
     *
     * @param campaign the one in which it is played; null = none, then what came from any is another's
     */
    void tell(MemoryContacts contacts, long id, Long campaign, Instant starts) {
        consent.present()
                .forEach(word -> contacts.change(new ConsentChange(
                        MemoryEngine.TENANT,
                        id,
                        word.channel(),
                        word.topic(),
                        word.state(),
                        word.at(),
                        "rehearsal",
                        null)));
        needed.campaigns().forEach(other -> contacts.participate(id, other, facts.participation(other)));
        List<ContactEvent> history = new ArrayList<>();
        for (String name : needed.eventNames()) {
            facts.events(name).stream()
                    .filter(event -> event.occurredAt().isBefore(starts))
                    .forEach(event -> history.add(event(id, name, event, campaign, history.size())));
        }
        contacts.add(MemoryEngine.TENANT, history, starts);
    }

    private static ContactEvent event(long id, String name, EventFact event, Long campaign, int no) {
        Optional<Long> here = event.campaignId()
                .map(from -> from.equals(campaign) ? MemoryEngine.CAMPAIGN : MemoryEngine.CAMPAIGN + from);
        return new ContactEvent(
                id,
                name,
                event.occurredAt(),
                "history",
                Integer.toString(no),
                event.properties(),
                here.map(from -> new ContactEvent.Origin(from, null, event.machine(), null))
                        .orElse(null));
    }

    private static void put(ObjectNode all, String field, String value) {
        if (value != null) {
            all.put(field, value);
        }
    }
}
