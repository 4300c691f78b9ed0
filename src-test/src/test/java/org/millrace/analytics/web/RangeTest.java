package org.millrace.analytics.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T11:00:00Z, DAY",
        "2026-11-20T12:00:00Z, DAY",
        "2026-11-20T11:59:59Z, WEEK",
        "2026-11-14T12:00:00Z, WEEK",
        "2026-11-14T11:59:59Z, MONTH",
        "2025-01-01T00:00:00Z, MONTH"
    })
    void a_young_campaign_is_looked_at_over_no_more_than_its_life(Instant beginning, Range shown) {
        assertThat(Range.since(beginning, NOON)).isEqualTo(shown);
    }

    @Test
    void what_has_no_beginning_is_looked_at_over_a_month() {
        assertThat(Range.since(null, NOON)).isEqualTo(Range.MONTH);
    }
}
