package org.millrace.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ScoreChange;
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
                .extracting(part -> part.saw().toString())
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
        assertThat(PredicateTypes.all()).extracting(PredicateType::schema).allSatisfy(schema -> assertThat(schema)
                .isNotEmpty());
        assertThat(records(Predicate.class))
                .allSatisfy(type -> assertThat(PredicateSchema.of(type).at("/properties/type"))
                        .isNotEmpty());
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(PredicateTest::recordsOf);
    }

    private static List<Class<?>> records(Class<?> type) {
        return recordsOf(type).toList();
    }

    @Test
    @Tag("S4-21")
    void what_machines_do_as_well_is_labelled_noisy() {
        assertThat(PredicateTypes.all())
                .filteredOn(type -> type.noisy() != null)
                .extracting(PredicateType::name)
                .containsExactly(
                        "emailOpened", "emailClicked", "hasOpened", "hasOpenedExcludingBots", "clickedAtLeastN");
    }

    @Test
    @Tag("S2-19")
    @Tag("S4-17")
    @Tag("P-19")
    void opens_are_those_of_the_runs_campaign_made_by_people_unless_asked_otherwise() {
        ContactFacts facts =
                mails(mail(1, 7, true, "welcome"), mail(5, 8, false, "welcome"), mail(9, 7, false, "news"));
        assertThat(holds("{'type':'emailOpened'}", facts, 7, 20)).isTrue();
        assertThat(holds("{'type':'emailOpened','withinDays':6}", facts, 7, 20)).isFalse();
        assertThat(holds("{'type':'emailOpened','withinDays':6,'includeMachine':true}", facts, 7, 20))
                .isTrue();
        assertThat(holds("{'type':'emailOpened','withinDays':6,'scope':'anywhere'}", facts, 7, 20))
                .isTrue();
        assertThat(holds("{'type':'emailOpened','sinceStart':true}", facts, 7, 8))
                .isFalse();
        assertThat(holds("{'type':'emailOpened','template':'news'}", facts, 7, 20))
                .isTrue();
        assertThat(holds("{'type':'emailOpened','template':'news'}", facts, 8, 20))
                .isFalse();
        assertThat(holds("{'type':'emailOpened','atLeast':2}", facts, 7, 20)).isFalse();
        assertThat(holds("{'type':'hasOpened','templateSlug':'welcome','sinceFlowStart':true}", facts, 9, 8))
                .isTrue();
        assertThat(holds("{'type':'hasOpened','templateSlug':'news','sinceFlowStart':true}", facts, 9, 8))
                .isFalse();
        assertThat(holds("{'type':'emailReplied'}", facts, 7, 20)).isFalse();
    }

    @Test
    @Tag("S4-18")
    void an_open_without_bots_is_no_open_by_a_machine() {
        ContactFacts facts = mails(mail(1, 7, true, "welcome"), mail(5, 8, false, "welcome"));
        assertThat(holds("{'type':'hasOpenedExcludingBots','withinDays':4}", facts, 7, 20))
                .isFalse();
        assertThat(holds("{'type':'hasOpenedExcludingBots','withinDays':5}", facts, 7, 20))
                .isTrue();
    }

    @Test
    @Tag("S0-36")
    void the_product_is_the_primary_one_of_the_runs_campaign() {
        Predicate rule = read("{'type':'productIs','product':'gold-card'}");
        ContactFacts gold = facts().onBehalfOf(new RunFacts(7, NOW, Optional.of("gold-card")));
        assertThat(rule.test(gold)).isTrue();
        assertThat(rule.test(facts().onBehalfOf(new RunFacts(7, NOW)))).isFalse();
        assertThat(rule.needsRun()).isTrue();
    }

    @Test
    void what_the_batch_changes_is_seen_at_once() {
        ContactFacts facts = facts();
        facts.set("zone", Json.tree("'Urban'".replace('\'', '"')));
        facts.score(new ScoreChange(1, 1, "fit", ScoreChange.Kind.ADD, BigDecimal.TEN, "test"));
        facts.score(new ScoreChange(1, 1, "fit", ScoreChange.Kind.ADD, BigDecimal.ONE, "test"));
        assertThat(read("{'type':'fieldEquals','field':'zone','value':'Urban'}").test(facts))
                .isTrue();
        assertThat(read("{'type':'leadScore','criterion':'fit','equals':11}").test(facts))
                .isTrue();
        facts.set("zone", Json.tree("null"));
        assertThat(read("{'type':'attribute','name':'zone','exists':true}").test(facts))
                .isFalse();
    }

    private static ContactFacts mails(EventFact... opens) {
        return new ContactFacts(
                1, NOW, JsonNodeFactory.instance.objectNode(), Set.of(), Map.of("email_opened", List.of(opens)));
    }

    private static EventFact mail(int daysAgo, long campaign, boolean machine, String template) {
        return new EventFact(daysAgo(daysAgo), Optional.of(campaign), machine, NOTHING, Optional.of(template));
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
