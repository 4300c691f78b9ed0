package org.millrace.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** A day of the week in the words of JSON. */
public enum Weekday {
    @JsonProperty("mon")
    MON,
    @JsonProperty("tue")
    TUE,
    @JsonProperty("wed")
    WED,
    @JsonProperty("thu")
    THU,
    @JsonProperty("fri")
    FRI,
    @JsonProperty("sat")
    SAT,
    @JsonProperty("sun")
    SUN;

    public DayOfWeek day() {
        return DayOfWeek.of(ordinal() + 1);
    }

    /** Null and empty mean every day. */
    public static Set<DayOfWeek> days(Collection<Weekday> some) {
        if (some == null || some.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        some.forEach(weekday -> days.add(weekday.day()));
        return days;
    }
}
