package org.millrace.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.platform.IfMatch;
import org.millrace.platform.PostgresDatabase;

@Tag("S1-04")
class AudienceCountsTest extends ScheduleGround {

    @Test
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
    void a_count_whose_schedule_is_taken_away_still_says_how_many_it_held() {
        boundary(acme).put("vips", DAILY);
        for (int i = 0; i < 3; i++) {
            contact(acme, "vip " + i, "{'vip': 1}");
        }
        settle(Duration.ofHours(1));
        counts().goOn(counts().open().get(0));

        boundary(acme).remove("vips");
        count(DATABASE);

        assertThat(boundary(acme).occurrences("vips", null, 10).items())
                .extracting(RebuildRow::members)
                .containsExactly(3L);
        assertThat(counts().open()).isEmpty();
    }
}
