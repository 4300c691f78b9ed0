package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Set;
import org.millrace.platform.FormField;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.StepKind;

/** Sends a run back so many times, then lets it go on. */
@Dependent
public class JumpStep implements StepHandler<JumpStep.Configuration> {

    static final String AGAIN = "again";

    /** The bound. */
    public record Configuration(
            @Min(1)
                    @Max(1_000)
                    @JsonProperty(required = true)
                    @FormField(value = "Go back at most", unit = "times")
                    @JsonPropertyDescription("How many times a contact goes back; after that it goes on by “next”.")
                    int atMost) {}

    @Override
    public String name() {
        return "jump";
    }

    @Override
    public String summary() {
        return "Sends contacts back to an earlier step, at most so many times, and then on.";
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
        return List.of(AGAIN, Ports.NEXT);
    }

    @Override
    public Configuration example() {
        return new Configuration(3);
    }

    /** The passes are counted per run, so a circle through here comes to an end. */
    @Override
    public boolean boundsCircles(Configuration configuration) {
        return true;
    }

    /** When all passes are used up it goes on along next, as often as it comes. */
    @Override
    public Set<String> unboundedPorts(Configuration configuration) {
        return Set.of(Ports.NEXT);
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        StepOutcome back = StepOutcome.continueBy(AGAIN, new Effect.Pass());
        StepOutcome on = StepOutcome.continueBy(Ports.NEXT);
        return batch.each(visit -> visit.passes() < batch.configuration().atMost() ? back : on);
    }
}
