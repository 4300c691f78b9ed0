package org.millrace.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.millrace.platform.FormField;

/** A day of the week in the words of JSON. */
public enum Weekday {
    @JsonProperty("mon")
    @FormField("Mon")
    MON,
    @JsonProperty("tue")
    @FormField("Tue")
    TUE,
    @JsonProperty("wed")
    @FormField("Wed")
    WED,
    @JsonProperty("thu")
    @FormField("Thu")
    THU,
    @JsonProperty("fri")
    @FormField("Fri")
    FRI,
    @JsonProperty("sat")
    @FormField("Sat")
    SAT,
    @JsonProperty("sun")
    @FormField("Sun")
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
