package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.calendar.Missed;
import org.millrace.calendar.Occurrence.Outcome;
import org.millrace.platform.Audits;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Wording;

@Tag("S1-07")
class AudienceSchedulesTest extends ScheduleGround {

    @Test
    @Tag("S1-04")
    @Tag("S1-47")
    void it_is_looked_through_at_the_time_and_not_before_or_twice() {
        boundary(acme).put("vips", DAILY);
        contact(acme, "a", "{'vip': 1}");

        tick(Duration.ofMinutes(59));
        assertThat(times()).isEmpty();
        tick(Duration.ofMinutes(1));
        tick(Duration.ofSeconds(1));

        assertThat(times()).containsExactly("2026-03-01T10:00:00Z");
        assertThat(audiences(acme).get("vips").members()).isEqualTo(1);
        assertThat(boundary(acme).occurrences("vips", null, 10).items())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.outcome()).isEqualTo(Outcome.FIRED);
                    assertThat(row.members()).isEqualTo(1);
                });
        tick(Duration.ofDays(1));
        assertThat(times()).hasSize(2);
    }

    @Test
    @Tag("S1-11")
    @Tag("S1-12")
    @Tag("S1-13")
    void the_view_says_when_in_words_the_next_times_and_how_it_is_doing() {
        boundary(acme).put("vips", new ScheduleDetails("30 6 * * MON-FRI", "Europe/Vienna", Missed.SKIP, 30));

        ScheduleRow row = boundary(acme).get("vips", Wording.ENGLISH);

        assertThat(row.summary()).isEqualTo("at 06:30, Monday to Friday");
        assertThat(row.zone()).isEqualTo("Europe/Vienna");
        assertThat(row.state()).isEqualTo(ScheduleState.ON);
        assertThat(row.next()).hasSize(5).startsWith(Instant.parse("2026-03-02T05:30:00Z"));
        assertThat(row.last()).isNull();
        clock.advance(Duration.ofDays(2));
        assertThat(boundary(acme).list(null, 10, Wording.ENGLISH).items())
                .singleElement()
                .satisfies(late -> {
                    assertThat(late.state()).isEqualTo(ScheduleState.LATE);
                    assertThat(late.next()).hasSize(1);
                });
        audiences(acme).archive("vips", true);
        assertThat(boundary(acme).get("vips", Wording.ENGLISH).state()).isEqualTo(ScheduleState.ARCHIVED);
    }

    @Test
    @Tag("S1-14")
    void one_switch_turns_the_segment_and_its_schedule_off_and_on_together() {
        boundary(acme).put("vips", DAILY);
        contact(acme, "a", "{'vip': 1}");

        assertThat(boundary(acme).enable("vips", false).enabled()).isFalse();

        assertThat(switches()).containsExactly("false false");
        assertThat(boundary(acme).get("vips", Wording.ENGLISH).state()).isEqualTo(ScheduleState.OFF);
        assertThat(boundary(acme).get("vips", Wording.ENGLISH).next()).isEmpty();
        assertThat(resolver().entering(acme, AudienceRef.of(vips.id())).where()).isEqualTo("false");
        assertThat(enrolled(AudienceRef.of(vips.id())))
                .as("it still holds its members: nobody is taken out")
                .containsExactly("a");
        tick(Duration.ofDays(3));
        assertThat(times()).isEmpty();

        assertThat(boundary(acme).enable("vips", true).enabled()).isTrue();
        assertThat(switches()).containsExactly("true true");
        tick(Duration.ofMinutes(1));
        assertThat(times()).as("what came while it was off was not missed").isEmpty();
        tick(Duration.ofMinutes(59));
        assertThat(times()).hasSize(1);
        assertThat(Audits.actions(DATABASE.jdbi(), acme)).contains("segment.disabled", "segment.enabled");
    }

    @Test
    @Tag("S1-14")
    void the_switch_turns_both_or_none() {
        boundary(acme).put("vips", DAILY);

        assertThatThrownBy(() -> DATABASE.newTx(() -> {
                    boundary(acme).enable("vips", false);
                    throw new IllegalStateException("the server goes down");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(switches()).containsExactly("true true");
    }

    @Test
    @Tag("P-03")
    void times_that_no_server_saw_follow_the_rule_and_are_on_record() {
        boundary(acme).put("vips", new ScheduleDetails("0 * * * *", "UTC", Missed.FIRE_ONCE, 180));

        tick(Duration.ofHours(5).plusMinutes(30));

        assertThat(times()).containsExactly("2026-03-01T14:00:00Z");
        assertThat(boundary(acme).occurrences("vips", null, 10).items())
                .extracting(row -> row.outcome() + " " + row.reason())
                .containsExactly(
                        "FIRED 30 minutes late",
                        "SKIPPED 90 minutes late, a later time stands in for it",
                        "SKIPPED 150 minutes late, a later time stands in for it",
                        "SKIPPED 210 minutes late, beyond the grace",
                        "SKIPPED 270 minutes late, beyond the grace");
    }

    @Test
    @Tag("P-03")
    void two_nodes_that_look_at_once_look_it_through_once() {
        boundary(acme).put("vips", DAILY);
        PostgresDatabase there = DATABASE.anotherNode();
        AudienceRebuilds others = rebuilds(there);
        AudienceRebuilds ours = rebuilds(DATABASE);
        clock.advance(Duration.ofHours(1));

        for (int day = 0; day < 20; day++) {
            clock.advance(Duration.ofDays(1));
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> look(DATABASE, ours)),
                            CompletableFuture.runAsync(() -> look(there, others)))
                    .join();
        }
        there.disconnect();

        assertThat(DATABASE.jdbi().<Long, RuntimeException>withHandle(h -> h.select(
                                "select count(*) from audience_occurrence where outcome = 'FIRED'")
                        .mapTo(Long.class)
                        .one()))
                .isEqualTo(20);
        assertThat(times()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void a_mistake_is_named_a_schedule_can_be_taken_away_and_strangers_see_none() {
        assertThatThrownBy(() -> boundary(acme).put("vips", new ScheduleDetails("61 * * * *", "Mars/Base", null, 0)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.violations())
                        .extracting(violation -> violation.where())
                        .containsExactly("cron", "zone", "graceMinutes"));
        boundary(acme).put("vips", DAILY);
        assertThatThrownBy(() -> boundary(other).get("vips", Wording.ENGLISH)).isInstanceOf(NotFound.class);
        assertThat(boundary(other).list(null, 10, Wording.ENGLISH).items()).isEmpty();

        boundary(acme).remove("vips");

        assertThatThrownBy(() -> boundary(acme).get("vips", Wording.ENGLISH)).isInstanceOf(NotFound.class);
        tick(Duration.ofDays(2));
        assertThat(times()).isEmpty();
    }

    private List<String> times() {
        return news.fired().stream()
                .map(fired -> fired.scheduledAt().toString())
                .toList();
    }

    private static List<String> switches() {
        return DATABASE.jdbi()
                .withHandle(h -> h.select("select s.enabled::text || ' ' || a.enabled::text from segment s"
                                + " join audience_schedule a on a.segment_id = s.id")
                        .mapTo(String.class)
                        .list());
    }
}
