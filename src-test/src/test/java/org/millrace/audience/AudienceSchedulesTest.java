package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.calendar.Missed;
import org.millrace.calendar.Occurrence.Outcome;
import org.millrace.platform.Audits;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Wording;

/** The clock stands at 2026-03-01 09:00 UTC. */
@Tag("S1-07")
class AudienceSchedulesTest extends AudienceGround {

    private static final ScheduleDetails DAILY = new ScheduleDetails("0 10 * * *", "UTC", null, null);

    private final FiredEvents<AudienceRebuilt> news = new FiredEvents<>();
    private Segment vips;

    @BeforeEach
    void aSegment() {
        vips = audiences(acme).create(segment("Vips", "{'type':'fieldEquals','field':'vip','value':1}"));
    }

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
    @Tag("S1-04")
    void a_count_goes_over_many_transactions_and_asks_for_the_segments_row_only_at_its_end() {
        boundary(acme).put("vips", DAILY);
        for (int i = 0; i < 5; i++) {
            contact(acme, "vip " + i, "{'vip': 1}");
        }
        contact(acme, "somebody", "{}");
        contact(other, "stranger", "{'vip': 1}");
        settle(Duration.ofHours(1));
        DueAudience due = counts().open().get(0);

        DATABASE.newTx(() -> {
            new SegmentRepository(DATABASE.jdbi()).lock(acme, vips.id());
            PostgresDatabase there = DATABASE.anotherNode();
            for (int pair = 0; pair < 3; pair++) {
                assertThat(there.newTx(() -> counts(there).goOn(due))).isTrue();
            }
            there.disconnect();
        });
        assertThat(boundary(acme).occurrences("vips", null, 10).items())
                .extracting(RebuildRow::members)
                .as("not before it is known")
                .containsOnlyNulls();
        assertThat(counts().goOn(due)).isFalse();
        DATABASE.newTx(() -> counts().finish(due));

        assertThat(boundary(acme).occurrences("vips", null, 10).items())
                .extracting(RebuildRow::members)
                .containsExactly(5L);
        assertThat(audiences(acme).get("vips").members()).isEqualTo(5);
        assertThat(counts().open()).isEmpty();
    }

    @Test
    @Tag("S1-04")
    void a_count_of_a_rule_that_changes_meanwhile_begins_again() {
        boundary(acme).put("vips", DAILY);
        for (int i = 0; i < 4; i++) {
            contact(acme, "vip " + i, "{'vip': 1}");
        }
        contact(acme, "gold", "{'vip': 2}");
        settle(Duration.ofHours(1));
        DueAudience due = counts().open().get(0);
        counts().goOn(due);

        audiences(acme)
                .put("vips", segment("Vips", "{'type':'fieldEquals','field':'vip','value':2}"), IfMatch.version(0));
        count(DATABASE);

        assertThat(boundary(acme).occurrences("vips", null, 10).items())
                .extracting(RebuildRow::members)
                .containsExactly(1L);
    }

    @Test
    @Tag("S1-04")
    void a_time_that_comes_during_a_count_does_not_hold_it_up_and_an_older_figure_stays() {
        boundary(acme).put("vips", DAILY);
        contact(acme, "a", "{'vip': 1}");
        tick(Duration.ofHours(1));
        contact(acme, "b", "{'vip': 1}");
        settle(Duration.ofDays(1));
        counts().goOn(counts().open().get(0));
        settle(Duration.ofDays(1));
        count(DATABASE);

        assertThat(boundary(acme).occurrences("vips", null, 10).items())
                .extracting(RebuildRow::members)
                .containsExactly(2L, 2L, 1L);
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

    private void tick(Duration duration) {
        settle(duration);
        count(DATABASE);
    }

    private void settle(Duration duration) {
        clock.advance(duration);
        look(DATABASE, rebuilds(DATABASE));
    }

    private void count(PostgresDatabase node) {
        for (DueAudience audience : counts(node).open()) {
            while (node.newTx(() -> counts(node).goOn(audience))) {
                continue;
            }
            node.newTx(() -> counts(node).finish(audience));
        }
    }

    private AudienceCounts counts() {
        return counts(DATABASE);
    }

    /** Two contacts to a transaction. */
    private AudienceCounts counts(PostgresDatabase node) {
        return new AudienceCounts(
                new SegmentRepository(node.jdbi()),
                new AudienceCountRepository(node.jdbi()),
                new MemberRepository(node.jdbi()),
                TestAudiences.compiler(node.jdbi(), clock),
                clock,
                2);
    }

    private static void look(PostgresDatabase node, AudienceRebuilds rebuilds) {
        node.newTx(rebuilds::due).forEach(due -> node.newTx(() -> rebuilds.settle(due)));
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

    private AudienceRebuilds rebuilds(PostgresDatabase node) {
        return new AudienceRebuilds(
                new SegmentRepository(node.jdbi()),
                new AudienceScheduleRepository(node.jdbi()),
                new AudienceCountRepository(node.jdbi()),
                clock,
                news);
    }

    private AudienceSchedules boundary(int tenant) {
        return new AudienceSchedules(
                new SegmentRepository(DATABASE.jdbi()),
                schedules(),
                usage,
                Audits.on(DATABASE.jdbi(), clock),
                caller(tenant),
                clock);
    }
}
