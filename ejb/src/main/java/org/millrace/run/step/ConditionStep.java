package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.FormField;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.HasTag;
import org.millrace.predicate.Predicate;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.Decision;
import org.millrace.workflow.Decision.Case;
import org.millrace.workflow.StepKind;

/** Two ways: the contact fits the condition, or does not. */
@Dependent
public class ConditionStep implements StepHandler<ConditionStep.Configuration> {

    /** What is asked. */
    public record Configuration(
            @NotNull
                    @FormField(value = "Condition", format = "predicate")
                    @JsonPropertyDescription("Contacts who fit it go on by “yes”, the others by “no”.")
                    Predicate when) {}

    @Override
    public String name() {
        return "condition";
    }

    @Override
    public String summary() {
        return "Asks a condition: yes or no.";
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
        return List.of(Ports.YES, Ports.NO);
    }

    @Override
    public FactsNeeded reads(Configuration configuration) {
        return configuration.when().reads();
    }

    @Override
    public Optional<Decision> decision(Configuration configuration) {
        return Optional.of(
                new Decision(List.of(new Case("when", Ports.YES, configuration.when())), Optional.of(Ports.NO)));
    }

    @Override
    public Configuration example() {
        return new Configuration(new HasTag("vip"));
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Predicate when = batch.configuration().when();
        return batch.each(visit -> StepOutcome.continueBy(when.test(visit.facts()) ? Ports.YES : Ports.NO));
    }
}
