package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.platform.FormField;
import org.millrace.predicate.FactsNeeded;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.workflow.Experiment;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/**
 * Divides the runs: by weights, where {@link StableShare} decides, or by the value of an attribute. As the workflow's experiment its
 * arms are the variants that analytics compares.
 */
@Dependent
public class SplitStep implements StepHandler<SplitStep.Configuration> {

    /** How the runs are divided. */
    public record Configuration(
            @Size(min = 1, max = 200)
                    @FormField(value = "Attribute that decides", format = "attribute")
                    @JsonPropertyDescription("The contact's attribute that decides which way it goes.")
                    String attribute,
            @NotNull
                    @Valid
                    @Size(min = 1, max = 100)
                    @FormField(value = "Arms", format = "arms")
                    @JsonPropertyDescription("The ways there are; each has a name.")
                    List<Arm> arms,
            @Pattern(regexp = Arm.PORT)
                    @FormField(
                            value = "Way of the others",
                            format = "port",
                            byDefault = "\"otherwise\"",
                            when = "attribute")
                    @JsonPropertyDescription("What the way of those is called who fit no arm.")
                    String otherwise,
            @FormField(value = "This is the experiment", byDefault = "false")
                    @JsonPropertyDescription(
                            "Compares the arms in the campaign's analytics. A workflow has one experiment at most.")
                    boolean experiment) {

        public Configuration {
            arms = arms == null ? List.of() : List.copyOf(arms);
            otherwise = attribute != null && otherwise == null ? Ports.OTHERWISE : otherwise;
        }

        boolean byAttribute() {
            return attribute != null;
        }
    }

    /** One way to go. */
    public record Arm(
            @NotNull
                    @Pattern(regexp = PORT)
                    @FormField(value = "Name of the arm", format = "port")
                    @JsonPropertyDescription("What the way is called on the canvas and in the figures.")
                    String port,
            @Min(0)
                    @Max(10_000)
                    @FormField(value = "Share", unit = "%", when = "!^attribute")
                    @JsonPropertyDescription("This arm's share of the contacts; together they should come to 100.")
                    Integer weight,
            @Size(min = 1, max = 1_000)
                    @FormField(value = "Values", when = "^attribute")
                    @JsonPropertyDescription("Who has one of these values goes this way.")
                    List<@NotBlank @Size(max = 500) String> values,
            @FormField(value = "Control group", byDefault = "false", when = "^experiment")
                    @JsonPropertyDescription("The arm that the others are compared with.")
                    boolean control) {

        static final String PORT = "^[A-Za-z0-9_][A-Za-z0-9_ .-]{0,63}$";

        public Arm {
            values = values == null ? null : List.copyOf(values);
        }
    }

    @Override
    public String name() {
        return "split";
    }

    @Override
    public String summary() {
        return "Divides contacts by chance or by an attribute; can be the workflow's experiment, an A/B test.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public StepKind kind() {
        return StepKind.STEP;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return Stream.concat(
                        configuration.arms().stream().map(Arm::port),
                        Stream.ofNullable(configuration.byAttribute() ? configuration.otherwise() : null))
                .toList();
    }

    @Override
    public String portRule() {
        return "One for each arm by its name, and otherwise when an attribute decides.";
    }

    @Override
    public FactsNeeded reads(Configuration configuration) {
        return new FactsNeeded(configuration.byAttribute(), false, Set.of());
    }

    @Override
    public Optional<Experiment> experiment(Configuration configuration) {
        if (!configuration.experiment()) {
            return Optional.empty();
        }
        List<String> arms = configuration.arms().stream().map(Arm::port).toList();
        Optional<String> control = configuration.arms().stream()
                .filter(Arm::control)
                .map(Arm::port)
                .findFirst();
        return Optional.of(new Experiment(arms, control));
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        SplitCheck.of(configuration, check);
    }

    @Override
    public Configuration example() {
        return new Configuration(
                null,
                List.of(
                        new Arm("new-subject", 45, null, false),
                        new Arm("old-subject", 45, null, false),
                        new Arm("no-mail", 10, null, true)),
                null,
                true);
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Configuration configuration = batch.configuration();
        SplitRule rule = SplitRule.of(configuration, batch.node().id());
        Set<String> variants = configuration.experiment()
                ? configuration.arms().stream().map(Arm::port).collect(Collectors.toSet())
                : Set.of();
        return batch.each(visit -> decide(visit, rule, variants));
    }

    private static StepOutcome decide(Visit visit, SplitRule rule, Set<String> variants) {
        String port = rule.port(visit);
        return variants.contains(port)
                ? StepOutcome.continueBy(port, new Effect.AssignVariant(port))
                : StepOutcome.continueBy(port);
    }
}
