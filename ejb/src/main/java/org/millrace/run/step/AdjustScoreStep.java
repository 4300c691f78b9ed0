package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.millrace.contact.ContactRules;
import org.millrace.platform.FormField;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.workflow.StepCheck;

/** Moves a score of the contact up or down. */
@Dependent
public class AdjustScoreStep implements ActsOnContact<AdjustScoreStep.Configuration> {

    /** Which score moves, and by how much. */
    public record Configuration(
            @Size(min = 1, max = 100)
                    @FormField(value = "Score", format = "criterion")
                    @JsonPropertyDescription(
                            "Which score changes. Left empty: the one that the campaign's primary product names in its attribute "
                                    + "fitCriterion.")
                    String criterion,
            @NotNull
                    @FormField(value = "Points", unit = "points")
                    @JsonPropertyDescription("Points to add; a negative number takes them away.")
                    BigDecimal by) {}

    @Override
    public String name() {
        return "adjust-score";
    }

    @Override
    public String summary() {
        return "Adds points to a score of the contact, or takes them away.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public Configuration example() {
        return new Configuration("fit", BigDecimal.TEN);
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        if (configuration.criterion() != null) {
            ActsOnContact.hold(check, "criterion", () -> ContactRules.criterion(configuration.criterion()));
        }
        ActsOnContact.hold(check, "by", () -> ContactRules.score(configuration.by()));
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        return batch.each(visit -> adjusted(batch.configuration(), visit));
    }

    private static StepOutcome adjusted(Configuration configuration, Visit visit) {
        String criterion =
                configuration.criterion() == null ? visit.campaign().fitCriterion() : configuration.criterion();
        return criterion == null
                ? new StepOutcome.Fail("The step names no criterion, and the campaign has no primary product with a "
                        + "fitCriterion. Name one in the step, or give the product the attribute, then retry.")
                : StepOutcome.continueBy(Ports.NEXT, new Effect.AdjustScore(criterion, configuration.by()));
    }
}
