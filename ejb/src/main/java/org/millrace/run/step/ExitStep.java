package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.millrace.contact.ConsentChange;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.run.Effect;
import org.millrace.run.RunStatus;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.workflow.Code;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/** Ends the run. */
@Dependent
public class ExitStep implements StepHandler<ExitStep.Configuration> {

    /** What a handoff tells other systems and flows, with the properties {@code to} and {@code reason}. */
    static final String HANDOFF_EVENT = "campaign_handoff";

    /** How the run ends. */
    public record Configuration(
            @FormField(value = "Kind of end", byDefault = "\"exit\"")
                    @JsonPropertyDescription("What else happens when a contact has come to the end.")
                    Kind kind,
            @FormField(value = "The run counts as", byDefault = "\"success\"")
                    @JsonPropertyDescription("How it counts in the campaign's figures.")
                    Status status,
            @Size(max = 500)
                    @FormField(value = "Reason", format = "long-text")
                    @JsonPropertyDescription("Why, in your own words; the contact's story shows it.")
                    String reason,
            @Size(min = 1, max = 100)
                    @FormField(value = "Hand over to", when = "kind=handoff")
                    @JsonPropertyDescription(
                            "A team or a person. Other systems hear of it by the event campaign_handoff.")
                    String to,
            @Valid
                    @FormField(value = "May not enter again for", format = "span", when = "kind=cooldown")
                    @JsonPropertyDescription(
                            "So long the contact cannot enter this campaign again, whatever its settings say.")
                    Span duration,
            @Size(min = 1, max = 64)
                    @FormField(value = "Opt out of", format = "channel", when = "kind=suppress")
                    @JsonPropertyDescription(
                            "The channel that the contact is opted out of, for all topics. Left empty: every channel.")
                    String channel) {

        public Configuration {
            kind = kind == null ? Kind.EXIT : kind;
            status = status == null ? Status.SUCCESS : status;
        }
    }

    /** Kinds of ends. */
    public enum Kind {
        @JsonProperty("exit")
        @FormField("End")
        EXIT("exit"),
        @JsonProperty("cooldown")
        @FormField("Cooldown")
        COOLDOWN("cooldown"),
        @JsonProperty("handoff")
        @FormField("Hand over to somebody")
        HANDOFF("handoff"),
        @JsonProperty("suppress")
        @FormField("Opt the contact out")
        SUPPRESS("suppress");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The statuses that an author may choose. */
    public enum Status {
        @JsonProperty("success")
        @FormField("Success")
        SUCCESS(RunStatus.SUCCESS),
        @JsonProperty("partial")
        @FormField("Partial success")
        PARTIAL(RunStatus.PARTIAL),
        @JsonProperty("failed")
        @FormField("Failed")
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
        return "Ends the contact's way through the campaign.";
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
        return new Configuration(
                Kind.COOLDOWN, Status.PARTIAL, "No click in five days", null, new Span(90, TimeUnit.DAYS), null);
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        only(check, configuration.kind() == Kind.HANDOFF, "to", configuration.to());
        only(check, configuration.kind() == Kind.COOLDOWN, "duration", configuration.duration());
        only(check, configuration.kind() == Kind.SUPPRESS, "channel", configuration.channel());
        if (configuration.kind() == Kind.HANDOFF && configuration.to() == null) {
            check.warning(
                    Code.EXIT_INCOMPLETE,
                    "to",
                    Sentence.of("It is not said to whom."),
                    Sentence.of("Name a team or a person under to."));
        }
        if (configuration.kind() == Kind.COOLDOWN && configuration.duration() == null) {
            check.warning(
                    Code.EXIT_INCOMPLETE,
                    "duration",
                    Sentence.of("The cooldown has no length, so nothing comes of it."),
                    Sentence.of("Write for how long it lasts."));
        }
    }

    private static void only(StepCheck check, boolean fits, String field, Object given) {
        if (!fits && given != null) {
            check.error(
                    field,
                    Sentence.of("This does not go with the kind of exit."),
                    Sentence.of("Leave it out, or choose the other kind."));
        }
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Configuration configuration = batch.configuration();
        StepOutcome end = new StepOutcome.Finish(
                configuration.status().run,
                configuration.kind().word,
                reason(configuration),
                configuration.duration() == null
                        ? null
                        : configuration.duration().duration(),
                effects(configuration));
        return batch.each(visit -> end);
    }

    private static String reason(Configuration configuration) {
        if (configuration.to() == null) {
            return configuration.reason();
        }
        String to = "to " + configuration.to();
        return configuration.reason() == null ? to : to + ": " + configuration.reason();
    }

    private static List<Effect> effects(Configuration configuration) {
        return switch (configuration.kind()) {
            case HANDOFF -> List.of(new Effect.FireEvent(HANDOFF_EVENT, handoff(configuration)));
            case SUPPRESS ->
                List.of(new Effect.Suppress(
                        configuration.channel() == null ? ConsentChange.ALL : configuration.channel(),
                        ConsentChange.ALL));
            case EXIT, COOLDOWN -> List.of();
        };
    }

    private static ObjectNode handoff(Configuration configuration) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        if (configuration.to() != null) {
            properties.put("to", configuration.to());
        }
        if (configuration.reason() != null) {
            properties.put("reason", configuration.reason());
        }
        return properties;
    }
}
