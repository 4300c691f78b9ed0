package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.WeekHours;
import org.millrace.contact.ContactFacts;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Violation;

/** What the wait editor says before anybody waits is what runs will do. */
@Tag("S4-03")
class WaitForesightTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Saturday morning. */
    private static final Instant FROM = Instant.parse("2026-11-21T07:00:00Z");

    private CalendarRules rules = CalendarRules.ALWAYS;

    private WaitForesight foresight(String config) {
        return new WaitForesight(
                WaitForesight.read(Json.read(config.replace('\'', '"'), ObjectNode.class)),
                rules,
                ZoneOffset.UTC,
                FROM);
    }

    @Test
    void it_tells_the_local_time_of_a_contact_in_berlin_and_in_tokyo() {
        WaitForesight wait = foresight("{'until': {'at': '09:00', 'weekdays': ['tue']}}");

        assertThat(wait.in(BERLIN))
                .isEqualTo(new ForeseenWait(
                        null,
                        "Europe/Berlin",
                        Instant.parse("2026-11-24T08:00:00Z"),
                        "2026-11-24T09:00",
                        Instant.parse("2026-11-24T08:00:00Z")));
        assertThat(wait.in(ZoneId.of("Asia/Tokyo")).until()).isEqualTo("2026-11-24T00:00:00Z");
    }

    @Test
    void a_message_behind_it_waits_for_the_campaigns_business_hours() {
        rules = new CalendarRules(null, WeekHours.workdays("09:00-17:00"), null, List.of("12:00-13:00"));

        ForeseenWait onSaturday = foresight("{'amount': 4, 'unit': 'hours'}").in(BERLIN);

        assertThat(onSaturday.until()).isEqualTo("2026-11-21T11:00:00Z");
        assertThat(onSaturday.sends()).isEqualTo("2026-11-23T08:00:00Z");
    }

    @Test
    void a_calendar_that_is_never_open_sends_nothing() {
        rules = new CalendarRules(null, WeekHours.workdays("09:00-17:00"), null, List.of("00:00-24:00"));

        assertThat(foresight("{'amount': 1, 'unit': 'days'}").in(BERLIN).sends())
                .isNull();
    }

    @Test
    void of_a_spread_it_tells_the_earliest_moment() {
        assertThat(foresight("{'amount': 1, 'unit': 'hours', 'spread': {'amount': 5, 'unit': 'hours'}}")
                        .in(BERLIN)
                        .until())
                .isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test
    void a_date_is_the_contacts_own_and_without_one_there_is_no_end() {
        WaitForesight wait = foresight("{'date': {'field': 'trialEnds', 'amount': -2, 'unit': 'days', 'at': '10:00'}}");
        ObjectNode attributes =
                Json.read("{\"timeZone\": \"Europe/Berlin\", \"trialEnds\": \"2026-12-24\"}", ObjectNode.class);

        ForeseenWait known = wait.of("c1", BERLIN, new ContactFacts(1, FROM, attributes, Set.of(), Map.of()));

        assertThat(known.until()).isEqualTo("2026-12-22T09:00:00Z");
        assertThat(known.local()).isEqualTo("2026-12-22T10:00");
        assertThat(wait.in(BERLIN).until()).isNull();
    }

    @Test
    void what_is_wrong_is_said_beside_its_field() {
        assertThatThrownBy(() -> foresight("{'until': {'at': '25:00'}}"))
                .isInstanceOfSatisfying(InvalidInput.class, wrong -> assertThat(wrong.violations())
                        .extracting(Violation::where)
                        .containsExactly("config.until.at"));
        assertThatThrownBy(() -> foresight("{'amount': 1, 'unit': 'days', 'zone': 'Mars/Olympus'}"))
                .isInstanceOfSatisfying(InvalidInput.class, wrong -> assertThat(wrong.violations())
                        .extracting(Violation::where)
                        .containsExactly("config.zone"));
    }
}
