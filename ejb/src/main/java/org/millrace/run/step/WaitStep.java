package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.workflow.Code;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/** Holds each run for a span that counts from its arrival at the node; a day is 24 hours. */
@Dependent
public class WaitStep implements StepHandler<WaitStep.Configuration> {

    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    /** How long. */
    public record Configuration(
            @Min(0)
                    @Max(1_000_000)
                    @JsonProperty(required = true)
                    @JsonPropertyDescription(
                            "How many of the unit; 0 ends the transaction here and goes on with the engine's next look.")
                    int amount,
            @NotNull @JsonPropertyDescription("The unit; a day is 24 hours, a week 168.") Unit unit) {

        Duration duration() {
            return unit.length.multipliedBy(amount);
        }
    }

    /** What the amount counts. */
    public enum Unit {
        @JsonProperty("minutes")
        MINUTES(Duration.ofMinutes(1)),
        @JsonProperty("hours")
        HOURS(Duration.ofHours(1)),
        @JsonProperty("days")
        DAYS(Duration.ofDays(1)),
        @JsonProperty("weeks")
        WEEKS(Duration.ofDays(7));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public String summary() {
        return "Waits for minutes, hours, days or weeks.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public StepKind kind() {
        return StepKind.WAIT;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return List.of(Ports.NEXT);
    }

    @Override
    public boolean boundsCircles(Configuration configuration) {
        return !configuration.duration().isZero();
    }

    @Override
    public Configuration example() {
        return new Configuration(3, Unit.DAYS);
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        if (configuration.duration().compareTo(LONGEST) > 0) {
            check.error(
                    Code.WAIT_TOO_LONG, "amount", "The wait is longer than five years.", "Wait for a shorter time.");
        }
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Duration duration = batch.configuration().duration();
        return batch.each(visit -> decide(visit, duration, batch.now()));
    }

    /**
     * The end is computed anew whenever the run is looked at. A wait that is over on arrival, after a long incident say, is not
     * waited for again; one of no length is a commit.
     */
    private static StepOutcome decide(Visit visit, Duration duration, Instant now) {
        Instant until = visit.arrivedAt().plus(duration);
        boolean over = !until.isAfter(now) && (visit.resumed() || !duration.isZero());
        return over ? StepOutcome.continueBy(Ports.NEXT) : StepOutcome.waitUntil(until);
    }
}
