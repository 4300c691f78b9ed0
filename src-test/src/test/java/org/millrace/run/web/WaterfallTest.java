package org.millrace.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.millrace.platform.web.SpokenWords;
import org.millrace.platform.web.Words;
import org.millrace.run.RunStatus;
import org.millrace.run.WaitReason;
import org.millrace.run.monitor.MonitoredRun;
import org.millrace.run.monitor.RunStory;
import org.millrace.run.monitor.Span;

class WaterfallTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Words WORDS = new SpokenWords(Locale.ENGLISH) {
        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    };

    @Test
    void the_present_stands_between_what_was_and_what_is_to_come() {
        Waterfall young = at(NINE.plusSeconds(5), null);

        assertThat(young.now().place()).isBetween(20.0, 80.0);
        Waterfall.Row wait = young.rows().get(0);
        assertThat(young.now().left()).isEqualTo(wait.restLeft());
    }

    @Test
    void what_is_over_has_no_present() {
        assertThat(at(NINE.plus(Duration.ofDays(9)), NINE.plus(Duration.ofDays(3)))
                        .now())
                .isNull();
    }

    @Test
    void the_present_is_drawn_anew_only_once_it_is_seen_to_have_moved() {
        Waterfall drawn = at(NINE.plusSeconds(3_600), null);

        assertThat(at(NINE.plusSeconds(3_603), null).movedSince(drawn)).isFalse();
        assertThat(at(NINE.plusSeconds(36_000), null).movedSince(drawn)).isTrue();
    }

    private static Waterfall at(Instant asked, Instant ended) {
        Instant end = NINE.plus(Duration.ofDays(3));
        Span wait = new Span(
                Span.Kind.WAITED, 1, 1, "pause", "Pause", "wait", NINE, ended, end, null, null, null, null, List.of());
        return Waterfall.of(new RunStory(run(end), asked, List.of(wait), false), WORDS);
    }

    private static MonitoredRun run(Instant due) {
        return new MonitoredRun(
                1,
                1,
                "Campaign",
                "c",
                "UTC",
                "pause",
                null,
                1,
                RunStatus.WAITING,
                WaitReason.TIME,
                due,
                null,
                0,
                null,
                null,
                null,
                NINE,
                NINE,
                null);
    }
}
