package org.millrace.predicate;

import static org.millrace.predicate.RandomPredicates.CHANNELS;
import static org.millrace.predicate.RandomPredicates.CRITERIA;
import static org.millrace.predicate.RandomPredicates.EVENTS;
import static org.millrace.predicate.RandomPredicates.NAMES;
import static org.millrace.predicate.RandomPredicates.NOW;
import static org.millrace.predicate.RandomPredicates.PROPERTIES;
import static org.millrace.predicate.RandomPredicates.SCORES;
import static org.millrace.predicate.RandomPredicates.TAGS;
import static org.millrace.predicate.RandomPredicates.TEMPLATES;
import static org.millrace.predicate.RandomPredicates.TOPICS;
import static org.millrace.predicate.RandomValues.TEXTS;
import static org.millrace.predicate.RandomValues.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Contacts to be stored, with names and values from the pools of the rules. */
final class RandomPeople {

    private RandomPeople() {}

    static Arbitrary<Person> people() {
        Arbitrary<JsonNode> attributes = Arbitraries.maps(Arbitraries.of(NAMES.subList(0, 5)), values())
                .ofMaxSize(5)
                .map(map -> JsonNodeFactory.instance.objectNode().setAll(map));
        return Combinators.combine(
                        attributes,
                        Arbitraries.of(TEXTS).injectNull(0.3),
                        Arbitraries.of(TEXTS).injectNull(0.3),
                        Arbitraries.of(TAGS).set().ofMaxSize(3),
                        happenings().list().ofMaxSize(6),
                        beside())
                .as(Person::new);
    }

    static Arbitrary<Beside> beside() {
        Arbitrary<Word> words = Combinators.combine(
                        Arbitraries.of(CHANNELS), Arbitraries.of(TOPICS), Arbitraries.of("OPTED_IN", "OPTED_OUT"))
                .as(Word::new);
        return Combinators.combine(
                        Arbitraries.maps(Arbitraries.of(CRITERIA), Arbitraries.of(SCORES))
                                .ofMaxSize(2),
                        words.list()
                                .uniqueElements(word -> word.channel() + " " + word.topic())
                                .ofMaxSize(3),
                        Arbitraries.of("list-a", "list-b").set().ofMaxSize(2),
                        Arbitraries.maps(Arbitraries.of(1L, 2L), Arbitraries.of("WAITING", "INCIDENT", "SUCCESS"))
                                .ofMaxSize(2))
                .as(Beside::new);
    }

    static Arbitrary<Happening> happenings() {
        Instant second = NOW.truncatedTo(ChronoUnit.MICROS);
        List<Instant> times = List.of(0L, 1L, 7L, 3650L).stream()
                .flatMap(days -> List.of(-1_000L, 0L, 1_000L).stream()
                        .map(nanos -> second.minus(Duration.ofDays(days)).plusNanos(nanos)))
                .toList();
        Arbitrary<JsonNode> properties = Arbitraries.maps(Arbitraries.of(PROPERTIES), values())
                .ofMaxSize(2)
                .map(map -> JsonNodeFactory.instance.objectNode().setAll(map));
        return Combinators.combine(
                        Arbitraries.of(EVENTS),
                        Arbitraries.of(times),
                        Arbitraries.of(true, false),
                        properties,
                        Arbitraries.of(TEMPLATES).injectNull(0.4))
                .as(Happening::new);
    }

    /** A contact to be stored. */
    record Person(
            JsonNode attributes,
            String email,
            String firstName,
            Set<String> tags,
            List<Happening> events,
            Beside beside) {}

    /** What else is to be stored of a contact: scores, words, lists, and the status of its run by campaign. */
    record Beside(Map<String, BigDecimal> scores, List<Word> words, Set<String> lists, Map<Long, String> runs) {}

    /** A consent to be stored. */
    record Word(String channel, String topic, String state) {}

    /** An event to be stored. */
    record Happening(String name, Instant at, boolean machine, JsonNode properties, String template) {}
}
