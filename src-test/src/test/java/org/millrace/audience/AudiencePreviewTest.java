package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.predicate.Explanation;

class AudiencePreviewTest extends AudienceGround {

    @Test
    void a_rule_is_counted_before_it_is_saved_and_a_segment_whenever_asked() {
        IntStream.range(0, 12).forEach(i -> contact(acme, "m" + i, "{'n':" + i + "}"));

        Counted counted = preview(acme).count(json("{'type':'attribute','name':'n','atLeast':1}"));

        assertThat(counted.count()).isEqualTo(11);
        assertThat(counted.sample()).hasSize(10);
        assertThat(counted.sentence().toString()).isEqualTo("n is at least 1");
        assertThat(counted.millis()).isNotNegative();
        assertThatThrownBy(() -> preview(acme).count(null)).isInstanceOf(InvalidInput.class);

        audiences(acme).create(segment("Some", "{'type':'attribute','name':'n','lessThan':3}"));
        assertThat(preview(acme).recount("some").count()).isEqualTo(3);
        assertThat(audiences(acme).get("some").members()).isEqualTo(3);
        audiences(acme).put("some", segment("Some", "{'type':'always'}"), IfMatch.version(0));
        assertThat(audiences(acme).get("some").members()).isNull();
    }

    @Test
    @Tag("P-13")
    void an_explanation_shows_the_values_that_decided() {
        audiences(acme).create(segment("Men", "{'type':'attribute','name':'arm','equals':'Mens E-Mail'}"));
        contact(acme, "w", "{'arm':'Womens E-Mail'}");

        MemberExplanation why = preview(acme).explain("men", "w");

        assertThat(why.member()).isFalse();
        assertThat(why.why().saw().toString()).isEqualTo("arm: \"Womens E-Mail\"");
        assertThatThrownBy(() -> preview(acme).explain("men", "nobody")).isInstanceOf(NotFound.class);
    }

    @Test
    @Tag("S4-11")
    void a_segment_may_name_lists_and_segments_but_never_itself() {
        audiences(acme).create(list("Friends"));
        contact(acme, "a", "{'n':1}");
        contact(acme, "b", "{'n':2}");
        add(acme, "friends", "a");
        audiences(acme).create(segment("Twos", "{'type':'fieldEquals','field':'n','value':2}"));
        audiences(acme).create(segment("Both", named("any", "friends", "twos")));
        audiences(acme).create(segment("Rest", "{'type':'not','of':" + named("any", "both") + "}"));

        assertThat(preview(acme).recount("both").count()).isEqualTo(2);
        assertThat(preview(acme).recount("rest").count()).isZero();
        assertThat(preview(acme).explain("both", "a").why().parts())
                .extracting(Explanation::holds)
                .containsExactly(true, false);
        assertThatThrownBy(() -> audiences(acme).create(segment("Lost", named("all", "nowhere"))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> audiences(acme).put("twos", segment("Twos", named("all", "rest")), IfMatch.any()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> preview(acme).count(json(named("all", "nowhere"))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @Tag("S0-04")
    @Tag("S0-14")
    void an_audience_is_everybody_a_list_or_a_segment_and_each_is_one_condition_for_enrolment() {
        contact(acme, "a", "{'n':1}");
        contact(acme, "b", "{'n':2}");
        contact(acme, "c", "{}");
        Segment list = audiences(acme).create(list("Leads"));
        members(acme).add("leads", List.of("b", "c"));
        Segment segment = audiences(acme).create(segment("N", "{'type':'attribute','name':'n','atMost':2}"));

        assertThat(enrolled(new AudienceRef(null, List.of()))).containsExactly("a", "b", "c");
        assertThat(enrolled(AudienceRef.of(list.id()))).containsExactly("b", "c");
        assertThat(enrolled(AudienceRef.of(segment.id()))).containsExactly("a", "b");
    }

    private static String named(String type, String... slugs) {
        return Stream.of(slugs)
                .map(slug -> "{'type':'inSegment','segment':'" + slug + "'}")
                .collect(Collectors.joining(",", "{'type':'" + type + "','of':[", "]}"));
    }
}
