package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.run.RunStatus;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.StepKind;

/** Ends the run. */
@Dependent
public class ExitStep implements StepHandler<ExitStep.Configuration> {

    /** How the run ends. */
    public record Configuration(
            @JsonPropertyDescription("What kind of end it is; exit when left out.") Kind kind,
            @JsonPropertyDescription("The status that the run ends with; success when left out.") Status status,
            @Size(max = 500) @JsonPropertyDescription("Why, in words for the run's trace.") String reason) {

        public Configuration {
            kind = kind == null ? Kind.EXIT : kind;
            status = status == null ? Status.SUCCESS : status;
        }
    }

    /** Kinds of ends. */
    public enum Kind {
        @JsonProperty("exit")
        EXIT("exit"),
        @JsonProperty("cooldown")
        COOLDOWN("cooldown"),
        @JsonProperty("handoff")
        HANDOFF("handoff"),
        @JsonProperty("suppress")
        SUPPRESS("suppress");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The statuses that an author may choose. */
    public enum Status {
        @JsonProperty("success")
        SUCCESS(RunStatus.SUCCESS),
        @JsonProperty("partial")
        PARTIAL(RunStatus.PARTIAL),
        @JsonProperty("failed")
        FAILED(RunStatus.FAILED);

        private final RunStatus run;

        Status(RunStatus run) {
            this.run = run;
        }
    }

    @Override
    public String name() {
        return "exit";
    }

    @Override
    public String summary() {
        return "Ends the run.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public StepKind kind() {
        return StepKind.EXIT;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return List.of();
    }

    @Override
    public Configuration example() {
        return new Configuration(Kind.COOLDOWN, Status.PARTIAL, "No click in five days");
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Configuration configuration = batch.configuration();
        StepOutcome end =
                StepOutcome.finish(configuration.status().run, configuration.kind().word, configuration.reason());
        return batch.each(visit -> end);
    }
}
