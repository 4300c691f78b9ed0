package org.millrace.run.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.ContactFacts;
import org.millrace.platform.Json;
import org.millrace.predicate.Facts.EventFact;
import org.millrace.run.Stay;
import org.millrace.run.StepBatch;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.WaitReason;
import org.millrace.workflow.CompiledNode;

/** Waits that end by the clock on the contact's wall, by its dates, or by what it does. */
class LocalWaitTest {

    private static final WaitStep STEP = new WaitStep();
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private String config = "{}";
    private String attributes = "{}";
    private Instant arrived = Instant.parse("2026-11-21T07:00:00Z");
    private Instant now = arrived;
    private List<EventFact> orders = List.of();
    private long run = 1;
    private int visit = 1;

    private StepOutcome outcome() {
        ContactFacts facts = new ContactFacts(
                9, now, Json.read(attributes, ObjectNode.class), Set.of(), Map.of("order_paid", orders));
        Stay stay = now.equals(arrived) ? Stay.ARRIVED : new Stay(WaitReason.TIME, now, null);
        CampaignTerms terms = new CampaignTerms(CampaignStatus.ACTIVE, VIENNA);
        CompiledNode<WaitStep.Configuration> node =
                new CompiledNode<>(1, "node", "node", STEP, Json.read(config, WaitStep.Configuration.class));
        Visit here = new Visit(run, 9, 7, terms, visit, facts, arrived, stay, 0);
        return STEP.execute(new StepBatch<>(node, now, List.of(here))).get(0);
    }

    private Instant end() {
        return ((StepOutcome.Wait) outcome()).until();
    }

    private String port() {
        return ((StepOutcome.Continue) outcome()).port();
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo,          2026-11-21T07:00:00Z, 2026-11-22T00:00:00Z",
        "America/Los_Angeles, 2026-11-21T07:00:00Z, 2026-11-21T17:00:00Z",
        "Mars/Olympus,        2026-11-21T07:00:00Z, 2026-11-21T08:00:00Z",
        "America/New_York,    2026-03-08T05:00:00Z, 2026-03-08T13:00:00Z",
        "America/New_York,    2026-11-01T04:30:00Z, 2026-11-01T14:00:00Z"
    })
    @Tag("S4-03")
    @Tag("P-16")
    void a_local_time_is_the_contacts_else_the_campaigns(String zone, Instant from, Instant expected) {
        config = "{\"until\": {\"at\": \"09:00\"}}";
        attributes = "{\"timeZone\": \"" + zone + "\"}";
        arrived = from;
        now = from;
        assertThat(end()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "contact,    2026-11-22T00:00:00Z",
        "campaign,   2026-11-21T08:00:00Z",
        "Asia/Dubai, 2026-11-22T05:00:00Z"
    })
    void whose_local_time_counts_can_be_said(String zone, Instant expected) {
        config = "{\"until\": {\"at\": \"09:00\"}, \"zone\": \"" + zone + "\"}";
        attributes = "{\"timeZone\": \"Asia/Tokyo\"}";
        assertThat(end()).isEqualTo(expected);
    }

    @Test
    @Tag("P-16")
    void a_zone_that_changes_in_the_middle_of_a_wait_moves_its_end() {
        config = "{\"until\": {\"at\": \"09:00\", \"weekdays\": [\"mon\"]}}";
        attributes = "{\"timeZone\": \"Europe/Vienna\"}";
        assertThat(end()).isEqualTo("2026-11-23T08:00:00Z");
        now = arrived.plus(Duration.ofHours(20));
        attributes = "{\"timeZone\": \"Asia/Tokyo\"}";
        assertThat(end()).isEqualTo("2026-11-23T00:00:00Z");
        now = Instant.parse("2026-11-23T03:00:00Z");
        assertThat(port()).as("in Tokyo it is noon already").isEqualTo("next");
    }

    @Test
    void within_the_stretch_a_run_goes_on_at_once_and_outside_it_waits_for_the_next() {
        config =
                "{\"until\": {\"between\": \"09:00-17:00\", \"weekdays\": [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]}}";
        assertThat(end()).as("it is Saturday").isEqualTo("2026-11-23T08:00:00Z");
        arrived = Instant.parse("2026-11-23T12:00:00Z");
        now = arrived;
        assertThat(port()).isEqualTo("next");
    }

    @Test
    @Tag("P-16")
    void an_engine_that_comes_too_late_for_a_stretch_waits_for_the_next() {
        config = "{\"until\": {\"between\": \"09:00-17:00\"}}";
        now = Instant.parse("2026-11-21T18:30:00Z");
        assertThat(end()).isEqualTo("2026-11-22T08:00:00Z");
    }

    @Test
    void a_span_and_a_local_time_count_one_after_the_other() {
        config = "{\"amount\": 2, \"unit\": \"days\", \"until\": {\"at\": \"10:00\"}}";
        assertThat(end()).isEqualTo("2026-11-23T09:00:00Z");
        arrived = Instant.parse("2026-11-21T09:30:00Z");
        now = arrived;
        assertThat(end()).as("10:00 is over when the two days are").isEqualTo("2026-11-24T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-24                | {}                                                | 2026-12-23T23:00:00Z",
                "2026-12-24                | {\"amount\": -3, \"unit\": \"days\", \"at\": \"09:00\"} | 2026-12-21T08:00:00Z",
                "2026-12-24                | {\"amount\": -90, \"unit\": \"minutes\"}            | 2026-12-23T21:30:00Z",
                "2026-12-24T18:00:00+05:00 | {\"amount\": 1, \"unit\": \"weeks\"}                | 2026-12-31T13:00:00Z",
                "2026-12-24T18:00:00       | {\"amount\": 2, \"unit\": \"hours\"}                | 2026-12-24T19:00:00Z",
                "2027-03-27T09:00:00+01:00 | {\"amount\": 1, \"unit\": \"days\"}                 | 2027-03-28T07:00:00Z",
                "2027-03-28                | {\"at\": \"02:30\"}                               | 2027-03-28T01:00:00Z",
                "1990-11-21                | {\"yearly\": true}                               | 2027-11-20T23:00:00Z",
                "1992-02-29                | {\"yearly\": true, \"at\": \"08:00\"}               | 2027-02-28T07:00:00Z",
                "1990-11-22                | {\"yearly\": true, \"amount\": -2, \"unit\": \"weeks\"} | 2027-11-07T23:00:00Z"
            })
    @Tag("S4-03")
    @Tag("P-16")
    void a_date_of_the_contact_ends_the_wait_or_a_time_before_or_after_it(String date, String rule, Instant expected) {
        config = "{\"date\": " + rule.replace("{", "{\"field\": \"renewsOn\", ").replace(", }", "}") + "}";
        attributes = "{\"renewsOn\": \"" + date + "\"}";
        assertThat(end()).isEqualTo(expected);
    }

    @Test
    void a_date_that_is_over_is_not_waited_for_and_a_missing_one_has_its_own_way() {
        config = "{\"date\": {\"field\": \"renewsOn\"}}";
        attributes = "{\"renewsOn\": \"2026-11-20\"}";
        assertThat(port()).isEqualTo("next");
        attributes = "{\"renewsOn\": \"soon\"}";
        assertThat(port()).isEqualTo("missing");
        attributes = "{\"renewsOn\": 20261120}";
        assertThat(port()).isEqualTo("missing");
        attributes = "{}";
        assertThat(port()).isEqualTo("missing");
    }

    @Test
    void a_date_that_moves_in_the_middle_of_a_wait_moves_its_end() {
        config = "{\"date\": {\"field\": \"renewsOn\", \"at\": \"09:00\"}}";
        attributes = "{\"renewsOn\": \"2027-01-10\"}";
        assertThat(end()).isEqualTo("2027-01-10T08:00:00Z");
        now = Instant.parse("2026-12-30T00:00:00Z");
        attributes = "{\"renewsOn\": \"2027-02-01\"}";
        assertThat(end()).isEqualTo("2027-02-01T08:00:00Z");
        attributes = "{\"renewsOn\": \"2026-12-01\"}";
        assertThat(port()).isEqualTo("next");
    }

    @Test
    @Tag("S4-03")
    void an_event_ends_the_wait_early_and_the_end_is_its_timeout() {
        config =
                """
                {"amount": 3, "unit": "days",
                 "event": {"name": "order_paid", "where": {"type": "attribute", "name": "amount", "atLeast": 50}}}
                """;
        orders = List.of(order(arrived.minusSeconds(1), 80, false));
        assertThat(outcome())
                .as("what was before does not count")
                .isEqualTo(new StepOutcome.Wait(WaitReason.EVENT, arrived.plus(Duration.ofDays(3)), List.of()));
        now = arrived.plusSeconds(60);
        orders = List.of(order(now, 49, false), order(now, 90, true));
        assertThat(end()).isEqualTo(arrived.plus(Duration.ofDays(3)));
        orders = List.of(order(now, 50, false));
        assertThat(port()).isEqualTo("happened");
        orders = List.of();
        now = arrived.plus(Duration.ofDays(3));
        assertThat(port()).isEqualTo("timeout");
    }

    private static EventFact order(Instant at, int amount, boolean machine) {
        return new EventFact(at, Optional.empty(), machine, Json.tree("{\"amount\": " + amount + "}"));
    }

    @Test
    @Tag("S3-05")
    void a_spread_ends_each_runs_wait_at_another_time_and_each_always_at_the_same() {
        config = "{\"amount\": 1, \"unit\": \"hours\", \"spread\": {\"amount\": 40, \"unit\": \"minutes\"}}";
        Set<Instant> ends = new HashSet<>();
        TreeSet<Instant> inOrder = new TreeSet<>();
        for (run = 1; run <= 1_000; run++) {
            Instant end = end();
            assertThat(end)
                    .isEqualTo(end())
                    .isBetween(arrived.plus(Duration.ofMinutes(60)), arrived.plus(Duration.ofMinutes(100)));
            ends.add(end);
            inOrder.add(end);
        }
        assertThat(ends).hasSizeGreaterThan(990);
        assertThat(Duration.between(inOrder.first(), inOrder.last())).isGreaterThan(Duration.ofMinutes(38));
        run = 1;
        Instant first = end();
        visit = 2;
        assertThat(end()).as("another visit is spread anew").isNotEqualTo(first);
    }

    @Test
    @Tag("P-16")
    void a_spread_stays_within_the_stretch_and_the_day() {
        attributes = "{\"timeZone\": \"Europe/Vienna\"}";
        List<Instant> evenings = new ArrayList<>();
        for (run = 1; run <= 500; run++) {
            config = "{\"until\": {\"between\": \"16:00-17:00\"}, \"spread\": {\"amount\": 3, \"unit\": \"hours\"}}";
            assertThat(LocalTime.ofInstant(end(), VIENNA)).isBetween(LocalTime.of(16, 0), LocalTime.of(16, 59));
            config = "{\"until\": {\"at\": \"23:30\"}, \"spread\": {\"amount\": 2, \"unit\": \"hours\"}}";
            evenings.add(end());
        }
        assertThat(evenings)
                .allSatisfy(end -> assertThat(LocalTime.ofInstant(end, VIENNA)).isAfterOrEqualTo(LocalTime.of(23, 30)));
    }
}
