package org.millrace.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.ContactFacts;
import org.millrace.platform.Json;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.predicate.Facts.RunFacts;

class PredicateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final JsonNode NOTHING = Json.tree("{}");

    @Test
    @Tag("S2-19")
    @Tag("S4-17")
    void an_open_counts_for_its_own_campaign_and_run_alone() {
        ContactFacts facts = facts(opened(2, 7L, false));

        assertThat(holds("{'type':'event','name':'opened','scope':'campaign'}", facts, 7, 3))
                .isTrue();
        assertThat(holds("{'type':'event','name':'opened','scope':'campaign'}", facts, 8, 3))
                .isFalse();
        assertThat(holds("{'type':'event','name':'opened','sinceStart':true}", facts, 7, 3))
                .isTrue();
        assertThat(holds("{'type':'event','name':'opened','sinceStart':true}", facts, 7, 1))
                .isFalse();
        assertThat(holds("{'type':'event','name':'opened','sinceStart':true}", facts, 7, 2))
                .isTrue();
    }

    @Test
    @Tag("S4-18")
    @Tag("P-19")
    void what_a_machine_opened_does_not_count_unless_asked_for() {
        ContactFacts facts = facts(opened(2, 7L, true));

        assertThat(holds("{'type':'event','name':'opened','withinDays':5}", facts, 7, 3))
                .isFalse();
        assertThat(holds("{'type':'event','name':'opened','withinDays':5,'includeMachine':true}", facts, 7, 3))
                .isTrue();
    }

    @Test
    @Tag("S4-19")
    void a_count_within_days_wants_that_many_inside_the_window() {
        ContactFacts facts = facts(opened(9, 7L, false), opened(2, 7L, false), opened(1, 7L, false));

        assertThat(holds("{'type':'event','name':'opened','withinDays':7,'atLeast':2}", facts, 7, 3))
                .isTrue();
        assertThat(holds("{'type':'event','name':'opened','withinDays':7,'atLeast':3}", facts, 7, 3))
                .isFalse();
        assertThat(holds("{'type':'event','name':'opened','atLeast':3}", facts, 7, 3))
                .isTrue();
    }

    @Test
    void a_rule_names_what_it_reads_and_nothing_more() {
        assertThat(read("{'type':'always'}").reads().nothing()).isTrue();
        assertThat(read("{'type':'hasTag','tag':'a'}").reads()).isEqualTo(new FactsNeeded(false, true, Set.of()));
        assertThat(
                        read("{'type':'any','of':[{'type':'attribute','name':'a','exists':true},{'type':'event','name':'e'}]}")
                                .reads())
                .isEqualTo(new FactsNeeded(true, false, Set.of("e")));
    }

    @Test
    @Tag("P-13")
    void an_explanation_shows_each_rule_with_the_value_that_it_saw() {
        Explanation why =
                read("{'type':'all','of':[{'type':'attribute','name':'zone','equals':'Rural'},{'type':'hasTag','tag':'vip'},{'type':'event','name':'opened'}]}")
                        .explain(facts(opened(1, 7L, false)));

        assertThat(why.holds()).isFalse();
        assertThat(why.parts()).extracting(Explanation::holds).containsExactly(true, false, true);
        assertThat(why.parts())
                .extracting(Explanation::saw)
                .containsExactly("zone: \"Rural\"", "the tag is not there", "1 times, last at 2026-02-28T12:00:00Z");
    }

    @Test
    void every_type_is_documented_with_a_valid_example() {
        assertThat(PredicateTypes.all()).extracting(PredicateType::name).isEqualTo(PredicateTypes.names());
        assertThat(PredicateTypes.all()).allSatisfy(type -> {
            assertThat(type.summary()).isNotBlank();
            assertThat(type.schema().at("/properties/type/const").asText()).isEqualTo(type.name());
            assertThat(PredicateReader.read(type.example(), "example").sentence())
                    .isEqualTo(type.sentence());
        });
        assertThat(Predicate.class.getPermittedSubclasses())
                .hasSize(PredicateTypes.all().size());
    }

    private static boolean holds(String json, ContactFacts facts, long campaign, int enteredDaysAgo) {
        return read(json).test(facts.onBehalfOf(new RunFacts(campaign, daysAgo(enteredDaysAgo))));
    }

    private static Predicate read(String json) {
        return PredicateReader.read(Json.tree(json.replace('\'', '"')), "p");
    }

    private static ContactFacts facts(EventFact... events) {
        return new ContactFacts(
                1,
                NOW,
                Json.read("{\"zone\":\"Rural\"}", ObjectNode.class),
                Set.of(),
                Map.of("opened", List.of(events)));
    }

    private static EventFact opened(int daysAgo, long campaign, boolean machine) {
        return new EventFact(daysAgo(daysAgo), Optional.of(campaign), machine, NOTHING);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
