package org.millrace.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import org.millrace.contact.ContactFacts;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.RandomPeople.Happening;
import org.millrace.predicate.RandomPeople.Person;

/** What is called impossible fits nobody; a contact that fits it after all would be a wrong accusation. */
class SatisfiabilityPropertyTest {

    @Provide
    Arbitrary<Predicate> predicates() {
        return RandomPredicates.predicates();
    }

    @Provide
    Arbitrary<Person> people() {
        return RandomPeople.people();
    }

    @Provide
    Arbitrary<Assumed> assumed() {
        return predicates().flatMap(rule -> Arbitraries.of(true, false).map(holds -> new Assumed(rule, holds)));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("P-11")
    void who_fits_proves_it_possible(
            @ForAll @Size(min = 1, max = 4) List<@From("assumed") Assumed> rules,
            @ForAll @Size(20) List<@From("people") Person> people) {
        for (Person person : people) {
            Facts facts = facts(person);
            List<Assumed> soIt = rules.stream()
                    .map(rule -> new Assumed(rule.predicate(), rule.predicate().test(facts)))
                    .toList();

            assertThat(new Satisfiability().possible(soIt))
                    .as("%s fits %s", person, soIt)
                    .isTrue();
        }
    }

    /** The other side: it does find most of what contradicts itself plainly. */
    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("P-11")
    void that_something_holds_and_does_not_is_never_possible(@ForAll("predicates") Predicate rule) {
        assertThat(new Satisfiability().possible(List.of(Assumed.that(rule), Assumed.not(rule))))
                .as(rule.sentence())
                .isFalse();
    }

    /** Of two conditions in each of 200 places there are more ways than anybody could go through. */
    @Example
    @Tag("P-11")
    void where_the_ways_are_too_many_it_gives_up_and_calls_it_possible() {
        List<Predicate> either = IntStream.range(0, 200)
                .<Predicate>mapToObj(i -> new Any(List.of(new HasTag("a" + i), new HasTag("b" + i))))
                .toList();

        assertThat(Stream.of(either.get(0), either.get(199)).map(one -> new Satisfiability()
                        .possible(List.of(Assumed.that(new All(either)), Assumed.not(one)))))
                .contains(true);
    }

    @Example
    @Tag("P-11")
    void who_asks_too_much_about_one_document_is_told_that_all_is_possible() {
        HasTag seldom = new HasTag("seldom");
        List<Assumed> impossible =
                List.of(Assumed.that(new All(Collections.nCopies(400, seldom))), Assumed.not(seldom));
        Satisfiability document = new Satisfiability();

        assertThat(document.possible(impossible)).isFalse();
        assertThat(IntStream.range(0, 10_000).anyMatch(again -> document.possible(impossible)))
                .isTrue();
        assertThat(new Satisfiability().possible(impossible)).isFalse();
    }

    private static Facts facts(Person person) {
        ObjectNode attributes = person.attributes().deepCopy();
        put(attributes, "email", person.email());
        put(attributes, "firstName", person.firstName());
        Map<String, List<EventFact>> events = person.events().stream()
                .sorted(java.util.Comparator.comparing(Happening::at))
                .collect(Collectors.groupingBy(
                        Happening::name,
                        Collectors.mapping(
                                event -> new EventFact(
                                        event.at(), Optional.empty(), event.machine(), event.properties()),
                                Collectors.toList())));
        return new ContactFacts(1, RandomPredicates.NOW, attributes, person.tags(), events);
    }

    private static void put(ObjectNode attributes, String name, String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
