package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.calendar.WeekHours;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.run.Effect;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.workflow.Code;
import org.millrace.workflow.Pace;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/** Hands one message per run to the ledger and goes on at once; the ledger sends it. */
@Dependent
public class SendStep implements StepHandler<SendStep.Configuration> {

    /** What is sent, and how. */
    public record Configuration(
            @NotNull
                    @FormField("Channel")
                    @JsonPropertyDescription(
                            "How the message goes out. “None” is for trials: it counts as sent and reaches nobody.")
                    Channel channel,
            @Size(min = 1, max = 64)
                    @FormField(value = "Template", format = "template", when = "channel=email")
                    @JsonPropertyDescription("What is sent: the template as it stands when the message is made.")
                    String template,
            @Size(min = 1, max = 1_000)
                    @FormField(value = "Another subject line", format = "template-text", when = "channel=email")
                    @JsonPropertyDescription(
                            "In place of the template's subject. It can name the contact: Hello {{contact.firstName}}.")
                    String subject,
            @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,63}$")
                    @FormField(value = "Provider", format = "provider", more = true)
                    @JsonPropertyDescription(
                            "By which mail provider it goes out. Left empty: the one of the template, of its topic, or the "
                                    + "default.")
                    String provider,
            @Valid
                    @FormField(value = "Sending hours", format = "week-hours", more = true)
                    @JsonPropertyDescription(
                            "When messages of this step go out, in place of the campaign's business hours.")
                    WeekHours window,
            @Valid
                    @FormField(value = "Pace", format = "pace", more = true)
                    @JsonPropertyDescription(
                            "How many contacts get it in each stretch of time; the others wait here for a later one.")
                    Pace batch) {

        public Configuration(Channel channel, String template) {
            this(channel, template, null, null, null, null);
        }
    }

    /** The ways out there are. */
    public enum Channel {
        @JsonProperty("email")
        @FormField("E-mail")
        EMAIL("email"),
        @JsonProperty("null")
        @FormField("None (a trial: counts as sent)")
        NULL("null");

        private final String word;

        Channel(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String summary() {
        return "Sends a message made from a template.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public StepKind kind() {
        return StepKind.SEND;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return List.of(Ports.NEXT);
    }

    @Override
    public Set<String> channels(Configuration configuration) {
        return configuration.channel() == Channel.NULL
                ? Set.of()
                : Set.of(configuration.channel().word());
    }

    @Override
    public Optional<WeekHours> sendingHours(Configuration configuration) {
        return Optional.ofNullable(configuration.window());
    }

    @Override
    public Optional<Pace> pace(Configuration configuration) {
        return Optional.ofNullable(configuration.batch());
    }

    @Override
    public Configuration example() {
        return new Configuration(Channel.EMAIL, "welcome");
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        if (configuration.subject() != null) {
            SentTemplate.subject(configuration.subject(), check);
        }
        if (configuration.template() != null) {
            SentTemplate.of(configuration.template(), configuration.channel(), check);
        } else if (configuration.channel() != Channel.NULL) {
            check.error(
                    Code.TEMPLATE_UNNAMED,
                    "template",
                    Sentence.of("No template is named."),
                    Sentence.of("Choose a template."));
        }
        if (configuration.window() != null) {
            configuration
                    .window()
                    .violations("window")
                    .forEach(wrong -> check.error(wrong.where(), wrong.what(), wrong.mend()));
        }
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Configuration configuration = batch.configuration();
        StepOutcome sent = StepOutcome.continueBy(
                Ports.NEXT, new Effect.Send(configuration.channel().word(), configuration.template()));
        return batch.each(visit -> archived(configuration.template(), visit)
                ? new StepOutcome.Fail("The template " + configuration.template() + " is archived")
                : sent);
    }

    private static boolean archived(String template, Visit visit) {
        return template != null
                && visit.campaign() != null
                && visit.campaign().archivedTemplates().contains(template);
    }
}
