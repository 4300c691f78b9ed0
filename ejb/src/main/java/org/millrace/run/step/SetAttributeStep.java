package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.contact.ContactRules;
import org.millrace.contact.InvalidValue;
import org.millrace.platform.FormField;
import org.millrace.platform.Violation;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.StepCheck;

/** Gives a field or an attribute of the contact a value, through the same rules as every other writer. */
@Dependent
public class SetAttributeStep implements ActsOnContact<SetAttributeStep.Configuration> {

    /** What is set. */
    public record Configuration(
            @NotNull
                    @Size(min = 1, max = 100)
                    @FormField(value = "Field or attribute", format = "attribute")
                    @JsonPropertyDescription("A field (firstName, timeZone, …) or the name of an attribute.")
                    String name,
            @FormField(value = "Value", format = "scalar")
                    @JsonPropertyDescription("A text, a number, or yes or no. Left empty, the field is emptied.")
                    JsonNode value) {

        public Configuration {
            value = value == null ? NullNode.getInstance() : value;
        }
    }

    @Override
    public String name() {
        return "set-attribute";
    }

    @Override
    public String summary() {
        return "Sets a field or an attribute of the contact.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public Configuration example() {
        return new Configuration("stage", TextNode.valueOf("onboarded"));
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        try {
            ContactRules.value(configuration.name(), configuration.value());
        } catch (InvalidValue e) {
            Violation violation = e.at("value");
            check.error(violation.where(), violation.what(), violation.mend());
        }
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        StepOutcome set = StepOutcome.continueBy(Ports.NEXT, new Effect.SetAttribute(name(batch), value(batch)));
        return batch.each(visit -> set);
    }

    private static String name(StepBatch<Configuration> batch) {
        return batch.configuration().name();
    }

    /** As the rules store it. */
    private static JsonNode value(StepBatch<Configuration> batch) {
        try {
            return ContactRules.value(name(batch), batch.configuration().value());
        } catch (InvalidValue e) {
            throw new IllegalStateException("Published with a value that cannot be stored: " + e.getMessage(), e);
        }
    }
}
