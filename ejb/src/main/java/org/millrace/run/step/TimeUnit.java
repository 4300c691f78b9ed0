package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.millrace.platform.FormField;

/** What an amount of time counts. */
public enum TimeUnit {
    @JsonProperty("minutes")
    @FormField("minutes")
    MINUTES(Duration.ofMinutes(1)),
    @JsonProperty("hours")
    @FormField("hours")
    HOURS(Duration.ofHours(1)),
    @JsonProperty("days")
    @FormField("days")
    DAYS(Duration.ofDays(1)),
    @JsonProperty("weeks")
    @FormField("weeks")
    WEEKS(Duration.ofDays(7));

    private final Duration length;

    TimeUnit(Duration length) {
        this.length = length;
    }

    /** A day is 24 hours, a week 168. */
    Duration times(int amount) {
        return length.multipliedBy(amount);
    }

    /** Whether an offset of a date is counted on the calendar, where a day may have 23 hours. */
    boolean ofTheCalendar() {
        return length.toDays() > 0;
    }

    long days() {
        return length.toDays();
    }
}
