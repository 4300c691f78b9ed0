package org.millrace.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.Json;
import org.millrace.platform.Wording;

/** A condition says what it means, in the reader's language and in one place for pages and REST alike. */
@Tag("S2-05")
class SentenceTest {

    private static String sentence(String json, Wording wording) {
        return PredicateReader.read(Json.tree(json.replace('\'', '"')), "predicate")
                .sentence(wording);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'type':'hasTag','tag':'vip'} | tagged vip | mit Tag vip
            {'type':'not','of':{'type':'hasTag','tag':'vip'}} | not tagged vip | ohne Tag vip
            {'type':'attribute','name':'plan','equals':'pro'} | plan is pro | plan ist pro
            {'type':'attribute','name':'n','atLeast':1,'lessThan':5} | n is at least 1 and is less than 5 | n ist mindestens 1 und ist kleiner als 5
            {'type':'attribute','name':'since','atLeast':'2026-01-31'} | since is not before 2026-01-31 | since liegt nicht vor 2026-01-31
            {'type':'attribute','name':'n','in':[1,2,3,4,5,6]} | n is one of 1, 2, 3, 4, 5 and 1 more | n ist eines von 1, 2, 3, 4, 5 und 1 weitere
            {'type':'leadScore','criterion':'fit','greaterThan':70} | score fit is greater than 70 | Wertung fit ist größer als 70
            {'type':'event','name':'paid','withinDays':1} | did paid within 1 day | hat paid getan innerhalb eines Tages
            {'type':'notHasFiredEvent','name':'paid','withinDays':30} | did not do paid within 30 days | hat paid nicht getan innerhalb von 30 Tagen
            {'type':'emailOpened','template':'welcome','sinceStart':true} | opened the mail welcome since the run began in this campaign | hat die Mail welcome geöffnet seit der Lauf begann in dieser Kampagne
            {'type':'subscriptionStatus','channel':'email','topic':'news','is':'optedOut'} | email about news is opted out | email zu news ist abgemeldet
            {'type':'inSegment','segment':'big'} | in segment big | im Segment big
            {'type':'enteredCampaign','campaign':7} | entered campaign 7 | war in Kampagne 7
            {'type':'always'} | everybody | alle
            """)
    void it_is_said_in_english_and_in_german(String json, String english, String german) {
        assertThat(sentence(json, Wording.ENGLISH)).isEqualTo(english);
        assertThat(sentence(json, Wording.GERMAN)).isEqualTo(german);
    }

    @Test
    void groups_within_groups_keep_their_parentheses() {
        String json =
                "{'type':'all','of':[{'type':'hasTag','tag':'a'},{'type':'any','of':[{'type':'hasTag','tag':'b'},{'type':'hasTag','tag':'c'}]}]}";

        assertThat(sentence(json, Wording.ENGLISH)).isEqualTo("tagged a and (tagged b or tagged c)");
        assertThat(sentence(json, Wording.GERMAN)).isEqualTo("mit Tag a und (mit Tag b oder mit Tag c)");
    }

    @Test
    void what_looks_like_a_place_in_a_value_is_left_as_it_is() {
        assertThat(sentence("{'type':'hasTag','tag':'{0} {1}'}", Wording.GERMAN))
                .isEqualTo("mit Tag {0} {1}");
    }

    @Test
    void each_example_of_the_catalogue_is_said_in_german() {
        for (PredicateType type : PredicateTypes.all(Wording.GERMAN)) {
            assertThat(type.sentence())
                    .as(type.name())
                    .isNotEqualTo(sentence(type.example().toString(), Wording.ENGLISH));
        }
    }
}
