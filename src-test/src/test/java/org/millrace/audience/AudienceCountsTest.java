package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.platform.IfMatch;
import org.millrace.platform.PostgresDatabase;

@Tag("S1-04")
class AudienceCountsTest extends ScheduleGround {

    @Test
    void a_count_goes_over_many_transactions_and_asks_for_the_segments_row_only_at_its_end() {
        contact(acme, "somebody", "{}");
        contact(other, "stranger", "{'vip': 1}");
        DueAudience due = dueWith(5);

        DATABASE.newTx(() -> {
            new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())).lock(acme, vips.id());
            PostgresDatabase there = DATABASE.anotherNode();
            for (int pair = 0; pair < 3; pair++) {
                assertThat(there.newTx(() -> counts(there).goOn(due))).isTrue();
            }
            there.disconnect();
        });
        assertThat(held("vips")).as("not before it is known").containsOnlyNulls();
        assertThat(counts().goOn(due)).isFalse();
        DATABASE.newTx(() -> counts().finish(due));

        assertThat(held("vips")).containsExactly(5L);
        assertThat(audiences(acme).get("vips").members()).isEqualTo(5);
        assertThat(counts().open()).isEmpty();
    }

    @Test
    void a_segment_is_counted_without_being_asked_whenever_its_rule_or_whom_it_leaves_out_is_new() {
        contact(acme, "one", "{'plus': 1}");
        contact(acme, "two", "{'plus': 2}");
        Segment made = audiences(acme).create(segment("Plus", "{'type':'fieldEquals','field':'plus','value':1}"));
        assertThat(made.members()).isNull();
        count(DATABASE);
        assertThat(audiences(acme).get("plus").members()).isEqualTo(1);

        audiences(acme)
                .put(
                        "plus",
                        segment("Plus", "{'type':'attribute','name':'plus','exists':true}"),
                        IfMatch.version(made.version()));
        count(DATABASE);
        assertThat(audiences(acme).get("plus").members()).isEqualTo(2);

        audiences(acme).create(list("Staff"));
        add(acme, "staff", "two");
        exclude("plus", "staff");
        count(DATABASE);
        assertThat(audiences(acme).get("plus").members()).isEqualTo(1);
        assertThat(counts().open()).isEmpty();
    }

    @Test
    void a_segment_is_counted_anew_when_the_rule_or_the_exclusions_of_one_are_new_that_it_comes_to() {
        audiences(acme).create(list("Staff"));
        audiences(acme).create(naming("Between", "vips", "vips"));
        audiences(acme).create(naming("Outer", "between", "vips", "staff"));
        audiences(acme).create(segment("Alone", "{'type':'fieldEquals','field':'plus','value':1}"));
        audiences(acme).create(segment("Rest", "{'type':'attribute','name':'vip','exists':true}"));
        exclude("rest", "vips");
        audiences(other).create(segment("Vips", "{'type':'fieldEquals','field':'vip','value':1}"));
        audiences(other).create(naming("Between", "vips"));
        contact(acme, "one", "{'vip': 1}");
        contact(acme, "two", "{'vip': 2}");
        contact(acme, "three", "{'vip': 2}");
        count(DATABASE);
        assertThat(numbers()).containsExactlyInAnyOrder("between 1", "outer 1", "rest 2", "vips 0", "alone 0");

        audiences(acme).put("vips", segment("Vips", "{'type':'fieldEquals','field':'vip','value':2}"), IfMatch.any());
        assertThat(numbers())
                .containsExactlyInAnyOrder("between null", "outer null", "rest null", "vips null", "alone 0");
        assertThat(counts().open()).as("each once").hasSize(4);
        count(DATABASE);
        assertThat(numbers()).containsExactlyInAnyOrder("between 2", "outer 2", "rest 1", "vips 2", "alone 0");

        add(acme, "staff", "one");
        exclude("staff", "alone");
        assertThat(numbers())
                .as("what a list leaves out")
                .containsExactlyInAnyOrder("between 2", "outer null", "rest 1", "vips 2", "alone 0");
        count(DATABASE);
        assertThat(numbers()).containsExactlyInAnyOrder("between 2", "outer 3", "rest 1", "vips 2", "alone 0");

        audiences(acme).put("vips", segment("Very", "{'type':'fieldEquals','field':'vip','value':2}"), IfMatch.any());
        exclude("staff", "alone");
        exclude("rest", "vips");
        assertThat(counts().open()).as("nothing new").isEmpty();
        assertThat(audiences(acme).get("rest").members()).isEqualTo(1);
        assertThat(audiences(other).get("between").members()).isZero();
    }

    private List<String> numbers() {
        return audiences(acme).list(new SegmentQuery(null, SegmentKind.SEGMENT, false, null, 10)).items().stream()
                .map(row -> row.slug() + " " + row.members())
                .toList();
    }

    @Test
    void no_number_is_written_down_while_the_rule_of_a_named_segment_changes() {
        audiences(acme).create(naming("Outer", "vips"));
        contact(acme, "gold", "{'vip': 2}");
        DueAudience due = counts().open().get(0);
        assertThat(counts().goOn(due)).isFalse();
        PostgresDatabase there = DATABASE.anotherNode();

        DATABASE.newTx(() -> {
            audiences(acme)
                    .put("vips", segment("Vips", "{'type':'fieldEquals','field':'vip','value':2}"), IfMatch.any());
            assertThatThrownBy(() -> finishAtOnce(there, due)).hasMessageContaining("lock timeout");
        });
        there.disconnect();
        count(DATABASE);
        assertThat(audiences(acme).get("outer").members()).as("begun again").isNull();
        count(DATABASE);

        assertThat(audiences(acme).get("outer").members()).isEqualTo(1);
    }

    @Test
    void a_count_that_is_not_whole_asks_for_no_lock_and_a_whole_one_waits_for_no_import() {
        DueAudience due = dueWith(3);
        PostgresDatabase there = DATABASE.anotherNode();

        DATABASE.newTx(() -> {
            new SegmentRepository(DATABASE.jdbi(), new AudienceCountRepository(DATABASE.jdbi())).lock(acme, vips.id());
            finishAtOnce(there, due);
        });
        assertThat(counts().goOn(due)).isTrue();
        assertThat(counts().goOn(due)).isFalse();
        DATABASE.newTx(() -> {
            DATABASE.jdbi().useHandle(h -> h.execute("select from segment where id = ? for key share", vips.id()));
            finishAtOnce(there, due);
        });
        there.disconnect();

        assertThat(held("vips")).containsExactly(3L);
    }

    /** Its time has come, with so many members. */
    private DueAudience dueWith(int vips) {
        boundary(acme).put("vips", DAILY);
        for (int i = 0; i < vips; i++) {
            contact(acme, "vip " + i, "{'vip': 1}");
        }
        settle(Duration.ofHours(1));
        return counts().open().get(0);
    }

    /** Whoever had to wait would fail. */
    private void finishAtOnce(PostgresDatabase node, DueAudience due) {
        node.newTx(() -> {
            node.jdbi().useHandle(h -> h.execute("set local lock_timeout = '1s'"));
            counts(node).finish(due);
        });
    }

    @Test
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

        assertThat(held("vips")).containsExactly(1L);
    }

    @Test
    void a_count_begins_again_when_a_segment_changes_that_its_rule_names_over_another_or_leaves_out() {
        audiences(acme).create(segment("Core", "{'type':'fieldEquals','field':'vip','value':1}"));
        audiences(acme).create(naming("Between", "core"));
        audiences(acme).create(naming("Outer", "between"));
        audiences(acme).create(segment("Quiet", "{'type':'fieldEquals','field':'quiet','value':0}"));
        exclude("outer", "quiet");
        count(DATABASE);
        boundary(acme).put("outer", DAILY);
        for (int i = 0; i < 4; i++) {
            contact(acme, "vip " + i, "{'vip': 1, 'quiet': 0}");
        }
        contact(acme, "gold", "{'vip': 2, 'quiet': 1}");
        settle(Duration.ofHours(1));
        DueAudience due = counts().open().get(0);
        counts().goOn(due);

        audiences(acme)
                .put("quiet", segment("Quiet", "{'type':'fieldEquals','field':'quiet','value':1}"), IfMatch.any());
        assertThat(counts().goOn(due)).as("from the first").isTrue();
        assertThat(counts().goOn(due)).isTrue();
        audiences(acme).put("core", segment("Core", "{'type':'fieldEquals','field':'vip','value':2}"), IfMatch.any());
        count(DATABASE);
        assertThat(held("outer")).containsExactly(0L);

        audiences(acme)
                .put("quiet", segment("Quiet", "{'type':'fieldEquals','field':'quiet','value':0}"), IfMatch.any());
        tick(Duration.ofDays(1));
        assertThat(held("outer")).containsExactly(1L, 0L);
    }

    @Test
    void a_list_is_counted_by_its_members_alone_unless_it_leaves_somebody_out() {
        audiences(acme).create(list("Guests"));
        boundary(acme).put("guests", DAILY);
        for (int i = 0; i < 7; i++) {
            contact(acme, "c" + i, "{'vip': 1}");
        }
        members(acme).add("guests", List.of("c0", "c3", "c6"));
        settle(Duration.ofHours(1));
        DueAudience due = counts().open().get(0);
        assertThat(counts().goOn(due)).as("two of three").isTrue();
        assertThat(counts().goOn(due)).as("all three").isFalse();
        counts().finish(due);
        assertThat(held("guests")).containsExactly(3L);

        exclude("guests", "vips");
        tick(Duration.ofDays(1));
        assertThat(held("guests")).containsExactly(0L, 3L);
    }

    @Test
    void a_count_that_fails_is_put_off_longer_each_time_and_goes_on_where_it_was() {
        DueAudience due = dueWith(3);
        counts().goOn(due);

        assertThat(pauses(due, 11)).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300);
        assertThat(failing()).containsExactly("2 members, 11 failures: no room");
        DATABASE.jdbi().useHandle(h -> h.execute("update audience_count set failures = 5000"));
        assertThat(pauses(due, 1)).as("after days").containsExactly(300);

        clock.advance(Duration.ofMinutes(5));
        count(DATABASE);
        assertThat(held("vips")).containsExactly(3L);
        assertThat(failing()).isEmpty();
    }

    @Test
    void a_time_that_comes_during_a_count_does_not_hold_it_up_and_an_older_figure_stays() {
        boundary(acme).put("vips", DAILY);
        contact(acme, "a", "{'vip': 1}");
        tick(Duration.ofHours(1));
        contact(acme, "b", "{'vip': 1}");
        settle(Duration.ofDays(1));
        counts().goOn(counts().open().get(0));
        settle(Duration.ofDays(1));
        count(DATABASE);

        assertThat(held("vips")).containsExactly(2L, 2L, 1L);
    }

    @Test
    void a_count_whose_schedule_is_taken_away_still_says_how_many_it_held() {
        counts().goOn(dueWith(3));

        boundary(acme).remove("vips");
        count(DATABASE);

        assertThat(held("vips")).containsExactly(3L);
        assertThat(counts().open()).isEmpty();
    }

    /** @return after how many seconds each time it is its turn again */
    private List<Integer> pauses(DueAudience due, int failures) {
        List<Integer> pauses = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            counts().failed(due, "no room");
            int seconds = 0;
            for (; seconds <= 300 && counts().open().isEmpty(); seconds++) {
                clock.advance(Duration.ofSeconds(1));
            }
            pauses.add(seconds);
        }
        return pauses;
    }

    private List<String> failing() {
        return DATABASE.jdbi()
                .withHandle(h -> h.select("select members || ' members, ' || failures || ' failures: ' || error"
                                + " from audience_count where failures > 0")
                        .mapTo(String.class)
                        .list());
    }

    private List<Long> held(String slug) {
        return boundary(acme).occurrences(slug, null, 10).items().stream()
                .map(RebuildRow::members)
                .toList();
    }
}
