package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.Predicate;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.Alike;
import org.millrace.workflow.Code;
import org.millrace.workflow.Decision;
import org.millrace.workflow.Decision.Case;
import org.millrace.workflow.FieldRule;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/**
 * Holds each run for a span, until a local time, until a date that the contact has, or until an event or a condition of the contact,
 * at the latest until one of these. The end is computed anew whenever the run is looked at, so that it moves with the contact's zone and date.
 */
@Dependent
public class WaitStep implements StepHandler<WaitStep.Configuration> {

    private static final Duration LONGEST = Duration.ofDays(5 * 366);
    private static final Duration WIDEST_SPREAD = Duration.ofDays(31);

    /** How long; a span and a local time together count one after the other. */
    @FieldRule(
            oneOf = {"amount", "until", "date"},
            together = {"amount", "unit"})
    public record Configuration(
            @Min(0)
                    @Max(1_000_000)
                    @FormField("How long")
                    @JsonPropertyDescription("How many of the unit. With 0 the contact goes on at once.")
                    Integer amount,
            @FormField(value = "Unit", when = "amount") @JsonPropertyDescription("A day is 24 hours, a week is 7 days.")
                    TimeUnit unit,
            @Valid
                    @FormField("Until a local time")
                    @JsonPropertyDescription(
                            "A local time or a stretch of the day; where there is a time to wait first, the next one after it.")
                    Until until,
            @Valid
                    @FormField("A date of the contact")
                    @JsonPropertyDescription("Contacts without such a date go on at once by “missing”.")
                    DateField date,
            @Valid
                    @FormField("Or until an event")
                    @JsonPropertyDescription(
                            "Who does this goes on early, by “happened”; who has not by the end of the wait goes on by “timeout”.")
                    AwaitedEvent event,
            @FormField(value = "Or until a condition holds", format = "predicate", more = true)
                    @JsonPropertyDescription(
                            "Who comes to fit this goes on early, by “happened”; who does not by the end of the wait goes on by "
                                    + "“timeout”.")
                    Predicate when,
            @Valid
                    @FormField(value = "Spread over", format = "span", more = true)
                    @JsonPropertyDescription(
                            "Spreads the contacts over this time, so that not all go on at the same moment; never beyond the day "
                                    + "or the stretch of the day that they wait for.")
                    Spread spread,
            @Size(min = 1, max = 64)
                    @FormField(value = "Whose clock", format = "wait-zone", byDefault = "\"contact\"", more = true)
                    @JsonPropertyDescription(
                            "Whose local time counts: contact, campaign, or a time zone such as Europe/Berlin. Left empty: the "
                                    + "contact's, and where it is not known the campaign's.")
                    String zone) {

        static Configuration span(int amount, TimeUnit unit) {
            return new Configuration(amount, unit, null, null, null, null, null, null);
        }

        Duration span() {
            return amount == null ? Duration.ZERO : unit.times(amount);
        }

        /** The same with every run's wait as short as the spread lets it be. */
        Configuration unspread() {
            return new Configuration(amount, unit, until, date, event, when, null, zone);
        }

        /** Whether something may end it before its time, which is then a timeout. */
        boolean endsEarly() {
            return event != null || when != null;
        }

        boolean ofNoLength() {
            return until == null && date == null && span().isZero();
        }
    }

    /** How much later at most. */
    public record Spread(
            @NotNull @Min(1) @Max(100_000) @FormField("How many") @JsonPropertyDescription("How many of the unit.")
                    Integer amount,
            @NotNull @FormField("Unit") @JsonPropertyDescription("The unit.") TimeUnit unit) {

        Duration length() {
            return unit.times(amount);
        }
    }

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public String summary() {
        return "Waits for a time, for a local hour, for a date of the contact, or for an event.";
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
        List<String> ports = new ArrayList<>(
                configuration.endsEarly() ? List.of(Ports.HAPPENED, Ports.TIMEOUT) : List.of(Ports.NEXT));
        if (configuration.date() != null) {
            ports.add(Ports.MISSING);
        }
        return List.copyOf(ports);
    }

    @Override
    public String portRule() {
        return "next, or with an event or a condition happened and timeout; with a date also missing.";
    }

    @Override
    public Alike alike(Configuration configuration) {
        if (configuration.spread() != null || configuration.date() != null || configuration.endsEarly()) {
            return Alike.NONE;
        }
        return configuration.until() != null && WaitZone.asksTheContact(configuration.zone())
                ? Alike.OF_ONE_TIME_AND_ZONE
                : Alike.OF_ONE_TIME;
    }

    @Override
    public FactsNeeded reads(Configuration configuration) {
        FactsNeeded ofItsEnd = new FactsNeeded(
                configuration.date() != null
                        || configuration.until() != null && WaitZone.asksTheContact(configuration.zone()),
                false,
                configuration.event() == null
                        ? Set.of()
                        : Set.of(configuration.event().name()));
        return configuration.when() == null
                ? ofItsEnd
                : ofItsEnd.and(configuration.when().reads());
    }

    @Override
    public Set<String> awaits(Configuration configuration) {
        return configuration.endsEarly() ? reads(configuration).eventNames() : Set.of();
    }

    /** A stretch of the day may be now, and a date over: runs pass such a wait at once. */
    @Override
    public boolean boundsCircles(Configuration configuration) {
        return !configuration.span().isZero()
                || configuration.until() != null && configuration.until().at() != null
                || configuration.date() != null && configuration.date().yearly();
    }

    /** A contact that fits the condition passes such a wait at once. */
    @Override
    public Set<String> unboundedPorts(Configuration configuration) {
        return configuration.when() == null ? Set.of() : Set.of(Ports.HAPPENED);
    }

    @Override
    public Optional<Decision> decision(Configuration configuration) {
        Optional<Case> asked = configuration.when() == null
                ? Optional.ofNullable(configuration.event())
                        .map(AwaitedEvent::where)
                        .map(where -> new Case("event.where", Ports.HAPPENED, where))
                : Optional.of(new Case("when", Ports.HAPPENED, configuration.when()));
        return asked.map(one -> new Decision(List.of(one), Optional.of(Ports.TIMEOUT)));
    }

    @Override
    public Optional<String> awaitedPort(Configuration configuration) {
        return Optional.ofNullable(configuration.event()).map(event -> Ports.HAPPENED);
    }

    /** An event may end the wait at once, and so may a condition or a person. */
    @Override
    public Duration holdsAtLeast(Configuration configuration) {
        return configuration.endsEarly() || configuration.date() != null ? Duration.ZERO : configuration.span();
    }

    @Override
    public Configuration example() {
        return Configuration.span(3, TimeUnit.DAYS);
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        if (configuration.span().compareTo(LONGEST) > 0) {
            check.error(
                    Code.WAIT_TOO_LONG,
                    "amount",
                    Sentence.of("The wait is longer than five years."),
                    Sentence.of("Wait for a shorter time."));
        }
        if (configuration.date() != null && (configuration.amount() != null || configuration.until() != null)) {
            check.error(
                    "date",
                    Sentence.of("A date stands beside amount or until."),
                    Sentence.of("Keep one; date has an amount, a unit and a time of its own."));
        }
        if (configuration.endsEarly() && configuration.ofNoLength()) {
            check.error(
                    "amount",
                    Sentence.of("What is waited for gets no time to happen."),
                    Sentence.of("Wait for longer than nothing."));
        }
        if (configuration.event() != null && configuration.when() != null) {
            check.error(
                    "when",
                    Sentence.of("A condition stands beside an event."),
                    Sentence.of("Keep one; a condition can ask for events too."));
        }
        if (configuration.spread() != null && configuration.spread().length().compareTo(WIDEST_SPREAD) > 0) {
            check.error(
                    "spread.amount",
                    Sentence.of("The spread is wider than 31 days."),
                    Sentence.of("Spread over less."));
        }
        WaitZone.check(configuration.zone(), check);
        Optional.ofNullable(configuration.until()).ifPresent(until -> until.check(check));
        Optional.ofNullable(configuration.date()).ifPresent(date -> date.check(check));
        Optional.ofNullable(configuration.event()).ifPresent(event -> event.check(check));
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Configuration configuration = batch.configuration();
        return batch.each(
                visit -> new VisitedWait(configuration, visit, batch.node().id()).outcome(batch.now()));
    }
}
