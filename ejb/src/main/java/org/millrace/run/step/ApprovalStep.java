package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.FormField;
import org.millrace.run.Effect;
import org.millrace.run.Signal;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.WaitReason;
import org.millrace.workflow.StepKind;

/** Has a run wait for a person, through restarts and for as long as it takes. */
@Dependent
public class ApprovalStep implements StepHandler<ApprovalStep.Configuration> {

    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";
    static final String TIMEOUT = "timeout";

    /** What is asked, of whom, and for how long. */
    public record Configuration(
            @NotNull
                    @Size(min = 1, max = 1_000)
                    @FormField(value = "Question", format = "long-text")
                    @JsonPropertyDescription("What the person has to decide.")
                    String question,
            @Size(min = 1, max = 100)
                    @FormField("Who decides")
                    @JsonPropertyDescription("A team or a person; the list of open questions can be filtered by it.")
                    String assignee,
            @Valid
                    @FormField(value = "Wait at most", format = "span")
                    @JsonPropertyDescription(
                            "Who has no answer by then goes on by “timeout”. Left out, the contact waits until somebody decides.")
                    Span within) {}

    @Override
    public String name() {
        return "approval";
    }

    @Override
    public String summary() {
        return "Waits until a person approves or rejects.";
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
        return List.of(APPROVED, REJECTED, TIMEOUT);
    }

    @Override
    public Configuration example() {
        return new Configuration("Is this lead worth a call?", "sales", new Span(3, TimeUnit.DAYS));
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        return batch.each(visit -> decide(batch.configuration(), visit, batch.now()));
    }

    private static StepOutcome decide(Configuration configuration, Visit visit, Instant now) {
        Instant deadline = configuration.within() == null
                ? null
                : visit.arrivedAt().plus(configuration.within().duration());
        if (!visit.resumed()) {
            return new StepOutcome.Wait(
                    WaitReason.APPROVAL,
                    deadline,
                    List.of(new Effect.AskApproval(configuration.question(), configuration.assignee(), deadline)));
        }
        if (Signal.APPROVED.equals(visit.signal())) {
            return StepOutcome.continueBy(APPROVED);
        }
        if (Signal.REJECTED.equals(visit.signal())) {
            return StepOutcome.continueBy(REJECTED);
        }
        return deadline != null && !deadline.isAfter(now)
                ? StepOutcome.continueBy(TIMEOUT)
                : new StepOutcome.Wait(WaitReason.APPROVAL, deadline, List.of());
    }
}
