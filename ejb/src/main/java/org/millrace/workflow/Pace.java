package org.millrace.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.millrace.calendar.LocalTimes;
import org.millrace.platform.FormField;

/** How many runs of a campaign a node lets pass in each period; the others are held before it until a later one. */
public record Pace(
        @NotNull
                @Min(1)
                @Max(10_000_000)
                @FormField(value = "At most", unit = "contacts")
                @JsonPropertyDescription("So many contacts in each stretch of time at most.")
                Integer atMost,
        @NotNull
                @FormField("In each")
                @JsonPropertyDescription("By the clock: a day is one of the campaign's time zone.")
                Period per) {

    /** Stretches of time that follow each other without a gap. */
    public enum Period {
        @JsonProperty("minute")
        @FormField("minute")
        MINUTE {
            @Override
            public Instant start(Instant at, ZoneId zone) {
                return whole(at, Duration.ofMinutes(1));
            }

            @Override
            public Instant next(Instant start, ZoneId zone) {
                return start.plus(Duration.ofMinutes(1));
            }
        },
        @JsonProperty("hour")
        @FormField("hour")
        HOUR {
            @Override
            public Instant start(Instant at, ZoneId zone) {
                return whole(at, Duration.ofHours(1));
            }

            @Override
            public Instant next(Instant start, ZoneId zone) {
                return start.plus(Duration.ofHours(1));
            }
        },
        @JsonProperty("day")
        @FormField("day")
        DAY {
            @Override
            public Instant start(Instant at, ZoneId zone) {
                return midnight(LocalDate.ofInstant(at, zone), zone);
            }

            @Override
            public Instant next(Instant start, ZoneId zone) {
                LocalDate date = LocalDate.ofInstant(start, zone);
                Instant next;
                do {
                    date = date.plusDays(1);
                    next = midnight(date, zone);
                } while (!next.isAfter(start));
                return next;
            }
        };

        /** When the period began that the instant lies in. */
        public abstract Instant start(Instant at, ZoneId zone);

        /** When the period begins that follows the one that began then. */
        public abstract Instant next(Instant start, ZoneId zone);

        private static Instant whole(Instant at, Duration length) {
            return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length.toSeconds()) * length.toSeconds());
        }

        private static Instant midnight(LocalDate date, ZoneId zone) {
            return LocalTimes.at(date.atStartOfDay(), zone);
        }
    }
}
