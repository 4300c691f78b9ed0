package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.millrace.calendar.Cron;
import org.millrace.calendar.Missed;
import org.millrace.calendar.MissedRule;
import org.millrace.platform.FormField;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.TriggerKind;

/** Where the audience, as it is at that moment, enters again and again. */
@Dependent
public class ScheduleTriggerStep implements TriggerStep<ScheduleTriggerStep.Configuration> {

    /** When, and what becomes of a time at which no server was there. */
    public record Configuration(
            @NotNull
                    @Size(min = 1, max = 200)
                    @FormField(value = "When", format = "cron")
                    @JsonPropertyDescription(
                            "Minute, hour, day of the month, month, weekday: 0 9 * * MON-FRI is Monday to Friday at 09:00.")
                    String cron,
            @Size(min = 1, max = 60)
                    @FormField(value = "Time zone", format = "zone")
                    @JsonPropertyDescription(
                            "The time zone whose clock is meant, such as Europe/Berlin. Left empty: the campaign's.")
                    String zone,
            @FormField(value = "Times that were missed", byDefault = "\"fire-once\"", more = true)
                    @JsonPropertyDescription(
                            "What becomes of times that passed while the campaign or the server stood still.")
                    Missed missed,
            @Min(1)
                    @Max(10_080)
                    @FormField(value = "Skip when later than", unit = "minutes", byDefault = "60", more = true)
                    @JsonPropertyDescription("A time that is noticed later than this is left out.")
                    Integer graceMinutes) {

        public Configuration {
            missed = missed == null ? Missed.FIRE_ONCE : missed;
            graceMinutes = graceMinutes == null ? Integer.valueOf(60) : graceMinutes;
        }

        public Cron schedule() {
            return Cron.parse(cron, "cron");
        }

        public ZoneId zone(String campaignZone) {
            return ZoneId.of(zone == null ? campaignZone : zone);
        }

        public MissedRule whenMissed() {
            return new MissedRule(missed, Duration.ofMinutes(graceMinutes));
        }
    }

    @Override
    public String name() {
        return "schedule-trigger";
    }

    @Override
    public String summary() {
        return "The audience enters here at set times.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public TriggerKind triggerKind() {
        return TriggerKind.SCHEDULE;
    }

    @Override
    public Configuration example() {
        return new Configuration("0 9 * * MON-FRI", "Europe/Vienna", Missed.FIRE_ONCE, 60);
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        try {
            configuration.schedule();
        } catch (InvalidInput e) {
            e.violations().forEach(wrong -> check.error("cron", wrong.what(), wrong.mend()));
        }
        try {
            configuration.zone("UTC");
        } catch (DateTimeException e) {
            check.error(
                    "zone",
                    Sentence.of("\"{0}\" is not a time zone.", configuration.zone()),
                    Sentence.of("Use an IANA name: Europe/Vienna."));
        }
    }
}
