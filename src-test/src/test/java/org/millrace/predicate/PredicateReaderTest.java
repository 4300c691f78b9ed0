package org.millrace.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Violation;

class PredicateReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'all','of':[{'type':'hasTag','tag':'vip'},{'type':'email_opend'}]} | p.of[1].type",
                "{'of':[]} | p.type",
                "{'type':'all','of':[]} | p.of",
                "{'type':'any'} | p.of",
                "{'type':'not'} | p.of",
                "{'type':'attribute','name':'a'} | p",
                "{'type':'attribute','name':'a','equal':1} | p.equal",
                "{'type':'attribute','name':'a','equals':null} | p.equals",
                "{'type':'attribute','name':'a','equals':[1]} | p.equals",
                "{'type':'attribute','name':'a','in':[]} | p.in",
                "{'type':'attribute','name':'a','in':[1,null]} | p.in[1]",
                "{'type':'attribute','name':'a','atLeast':'ten'} | p.atLeast",
                "{'type':'attribute','name':'a','atLeast':'2026-02-30'} | p.atLeast",
                "{'type':'attribute','name':'a','between':[6,1]} | p.between",
                "{'type':'attribute','name':'a','between':[1,'2026-01-31']} | p.between",
                "{'type':'attribute','name':'a','contains':''} | p.contains",
                "{'type':'attribute','name':'a','exists':'yes'} | p.exists",
                "{'type':'attribute','name':'a','equals':1e300} | p.equals",
                "{'type':'attribute','name':'','equals':1} | p.name",
                "{'type':'attribute','name':'a\\u0000','equals':1} | p.name",
                "{'type':'attribute','name':'a','equals':'\\u0000'} | p.equals",
                "{'type':'attribute','name':'a','contains':'\\ud800'} | p.contains",
                "{'type':'hasTag','tag':7} | p.tag",
                "{'type':'hasTag','tag':'a','tags':['b']} | p.tags",
                "{'type':'event','name':'e','withinDays':0} | p.withinDays",
                "{'type':'event','name':'e','withinDays':1.5} | p.withinDays",
                "{'type':'event','name':'e','atLeast':'2'} | p.atLeast",
                "{'type':'event','name':'e','scope':'world'} | p.scope",
                "{'type':'event','name':'e','where':[{'name':'x'}]} | p.where[0]",
                "{'type':'event','name':'e','where':[{'name':'x','equals':1,'or':2}]} | p.where[0].or",
                "{'type':'leadScore','criterion':'fit'} | p",
                "{'type':'leadScore','criterion':'Fit','atLeast':1} | p.criterion",
                "{'type':'leadScore','criterion':'fit','atLeast':'2026-01-31'} | p.atLeast",
                "{'type':'leadScore','criterion':'fit','in':[1,'2']} | p.in",
                "{'type':'leadScore','criterion':'fit','contains':'1'} | p.contains",
                "{'type':'subscriptionStatus','channel':'email','topic':'news','is':'yes'} | p.is",
                "{'type':'subscriptionStatus','channel':'email','is':'optedIn'} | p.topic",
                "{'type':'inSegment','segment':'No Slug'} | p.segment",
                "{'type':'inSegment','segment':7} | p.segment",
                "{'type':'inCampaign','campaign':'Spring'} | p.campaign",
                "{'type':'enteredCampaign','campaign':0} | p.campaign",
                "{'type':'productIs'} | p.product",
                "{'type':'emailOpened','where':[]} | p.where",
                "{'type':'emailClicked','template':''} | p.template",
                "{'type':'clickedAtLeastN','withinDays':3} | p.count",
                "{'type':'hasOpened','template':'welcome'} | p.template",
                "{'type':'fieldEquals','field':'plan','value':null} | p.value",
                "{'type':'hasFiredEvent'} | p.name",
                "{'type':'always','of':[]} | p.of",
                "[] | p",
                "'all' | p"
            })
    void what_is_wrong_is_named_with_its_place(String json, String where) {
        List<Violation> violations = violations(json.replace('\'', '"'));

        assertThat(violations).extracting(Violation::where).contains(where);
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.mend().toString()).isNotBlank());
    }

    @Test
    @Tag("S2-19")
    void an_unknown_kind_of_condition_is_an_error_and_never_silently_false() {
        assertThat(violations("{\"type\":\"lead_scores\",\"atLeast\":5}"))
                .first()
                .satisfies(violation -> assertThat(violation.mend().toString()).contains("attribute"));
    }

    @Test
    void all_mistakes_are_reported_at_once() {
        assertThat(
                        violations(
                                """
                        {"type":"any","of":[{"type":"nope"},{"type":"attribute","name":"a","between":[2]},{"type":"hasTag"}]}
                        """))
                .extracting(Violation::where)
                .containsExactly("p.of[0].type", "p.of[1].between", "p.of[2].tag");
    }

    @Test
    void depth_and_number_of_conditions_are_bounded() {
        String leaf = "{\"type\":\"always\"}";
        assertThat(PredicateReader.read(Json.tree(nested(leaf, 19)), "p")).isInstanceOf(Not.class);
        assertThat(violations(nested(leaf, 20))).hasSize(1);
        assertThat(PredicateReader.read(Json.tree(many(leaf, 500)), "p")).isInstanceOf(All.class);
        assertThat(violations(many(leaf, 501))).hasSize(1);
        assertThat(violations(many(leaf, 20_000))).hasSize(1);
    }

    @Test
    void a_segment_cannot_ask_about_a_run() {
        for (String leaf : List.of(
                "{'type':'emailOpened'}",
                "{'type':'productIs','product':'gold'}",
                "{'type':'hasOpened','sinceFlowStart':true}")) {
            assertThatThrownBy(() -> PredicateReader.readForSegment(Json.tree(leaf.replace('\'', '"')), "p"))
                    .isInstanceOf(InvalidInput.class);
        }
        for (String field : List.of("\"sinceStart\":true", "\"scope\":\"campaign\"")) {
            String json = "{\"type\":\"not\",\"of\":{\"type\":\"event\",\"name\":\"opened\"," + field + "}}";

            assertThat(PredicateReader.read(Json.tree(json), "p").needsRun()).isTrue();
            assertThatThrownBy(() -> PredicateReader.readForSegment(Json.tree(json), "p"))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void a_record_may_hold_a_rule_and_its_mistakes_arrive_with_their_place() throws Exception {
        Holder read = Json.MAPPER.readValue("{\"when\":{\"type\":\"hasTag\",\"tag\":\"vip\"}}", Holder.class);
        assertThat(read.when()).isEqualTo(new HasTag("vip"));
        assertThat(Json.write(read)).isEqualTo("{\"when\":{\"type\":\"hasTag\",\"tag\":\"vip\"}}");

        assertThatThrownBy(() -> Json.MAPPER.readValue("{\"when\":{\"type\":\"not\"}}", Holder.class))
                .asInstanceOf(type(JsonMappingException.class))
                .satisfies(e -> assertThat(e.getPath()).hasSize(1))
                .extracting(Throwable::getCause, type(InvalidInput.class))
                .satisfies(e -> assertThat(e.violations().get(0).where()).isEqualTo("$.of"));
    }

    record Holder(Predicate when) {}

    @ParameterizedTest
    @MethodSource("sentences")
    void a_rule_is_told_in_words(String json, String sentence) {
        assertThat(PredicateReader.read(Json.tree(json.replace('\'', '"')), "p").sentence())
                .isEqualTo(sentence);
    }

    static Stream<List<String>> sentencePairs() {
        return Stream.of(
                List.of(
                        "{'type':'all','of':[{'type':'attribute','name':'treatment','equals':'Mens E-Mail'},{'type':'not','of':{'type':'hasTag','tag':'vip'}}]}",
                        "treatment is Mens E-Mail and not tagged vip"),
                List.of(
                        "{'type':'all','of':[{'type':'hasTag','tag':'a'},{'type':'any','of':[{'type':'hasTag','tag':'b'},{'type':'hasTag','tag':'c'}]}]}",
                        "tagged a and (tagged b or tagged c)"),
                List.of(
                        "{'type':'not','of':{'type':'any','of':[{'type':'hasTag','tag':'b'},{'type':'hasTag','tag':'c'}]}}",
                        "not (tagged b or tagged c)"),
                List.of(
                        "{'type':'attribute','name':'history','atLeast':100,'lessThan':5e2}",
                        "history is at least 100 and is less than 500"),
                List.of("{'type':'attribute','name':'joined','lessThan':'2026-01-31'}", "joined is before 2026-01-31"),
                List.of("{'type':'attribute','name':'zip','in':['Rural','Urban']}", "zip is one of Rural, Urban"),
                List.of("{'type':'not','of':{'type':'attribute','name':'email','exists':true}}", "email is not known"),
                List.of(
                        "{'type':'not','of':{'type':'event','name':'order_paid','withinDays':30,'atLeast':2,'where':[{'name':'amount','atLeast':50}]}}",
                        "did not do order_paid at least 2 times within 30 days where amount is at least 50"),
                List.of(
                        "{'type':'event','name':'opened','scope':'campaign','includeMachine':true}",
                        "did opened in this campaign (machines included)"),
                List.of(
                        "{'type':'not','of':{'type':'emailClicked','template':'welcome','withinDays':3}}",
                        "did not click in the mail welcome within 3 days in this campaign"),
                List.of(
                        "{'type':'emailReplied','sinceStart':true}",
                        "replied to a mail since the run began in this campaign"),
                List.of(
                        "{'type':'clickedAtLeastN','count':2,'withinDays':30}",
                        "clicked in a mail at least 2 times within 30 days"),
                List.of("{'type':'notHasFiredEvent','name':'order_paid'}", "did not do order_paid"),
                List.of("{'type':'leadScore','criterion':'fit','atLeast':70}", "score fit is at least 70"),
                List.of(
                        "{'type':'not','of':{'type':'subscriptionStatus','channel':'email','topic':'news','is':'optedOut'}}",
                        "email about news is not opted out"),
                List.of("{'type':'not','of':{'type':'inCampaign','campaign':7}}", "not in campaign 7"),
                List.of("{'type':'inSegment','segment':'big-spenders'}", "in segment big-spenders"));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> sentences() {
        return sentencePairs().map(pair -> org.junit.jupiter.params.provider.Arguments.of(pair.get(0), pair.get(1)));
    }

    private static List<Violation> violations(String json) {
        try {
            PredicateReader.read(Json.tree(json), "p");
            return List.of();
        } catch (InvalidInput e) {
            return e.violations();
        }
    }

    private static String nested(String leaf, int times) {
        return "{\"type\":\"not\",\"of\":".repeat(times) + leaf + "}".repeat(times);
    }

    private static String many(String leaf, int times) {
        return "{\"type\":\"all\",\"of\":[" + (leaf + ",").repeat(times - 1) + leaf + "]}";
    }
}
