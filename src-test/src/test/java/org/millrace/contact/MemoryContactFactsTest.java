package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Json;
import org.millrace.predicate.Predicate;
import org.millrace.predicate.PredicateReader;
import org.millrace.rehearsal.MemoryContacts;

class MemoryContactFactsTest extends ContactFactsContract {

    private final MemoryContacts contacts = new MemoryContacts();

    @Override
    Ground ground() {
        return Ground.of(contacts);
    }

    @Override
    ContactFactsStore facts() {
        return contacts;
    }

    @Override
    ContactTagStore tags() {
        return contacts;
    }

    @Override
    EventStore events() {
        return contacts;
    }

    @Test
    void a_list_or_segment_holds_whom_the_test_says() {
        long ada = contact(1, "ada", "{}");
        long bob = contact(1, "bob", "{}");
        contacts.join(ada, "friends");
        Predicate friend = PredicateReader.read(Json.tree("{\"type\":\"inSegment\",\"segment\":\"friends\"}"), "p");

        Map<Long, ContactFacts> facts = contacts.load(1, List.of(ada, bob), friend.reads(), NOW);

        assertThat(friend.test(facts.get(ada))).isTrue();
        assertThat(friend.test(facts.get(bob))).isFalse();
    }
}
