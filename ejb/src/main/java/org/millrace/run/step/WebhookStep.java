package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.millrace.delivery.webhook.Destinations;
import org.millrace.delivery.webhook.UnsafeUrl;
import org.millrace.delivery.webhook.WebhookHeaders;
import org.millrace.delivery.webhook.WebhookUrl;
import org.millrace.platform.FormField;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.run.Effect;
import org.millrace.run.RunStatus;
import org.millrace.run.Signal;
import org.millrace.run.StepBatch;
import org.millrace.run.StepHandler;
import org.millrace.run.StepOutcome;
import org.millrace.run.Visit;
import org.millrace.run.WaitReason;
import org.millrace.template.RenderContext;
import org.millrace.template.RenderedJson;
import org.millrace.template.TemplateRenderer;
import org.millrace.workflow.Pace;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/** Hands one signed call to another system to the ledger; goes on at once, or waits for what becomes of it. */
@Dependent
public class WebhookStep implements StepHandler<WebhookStep.Configuration> {

    private static final int LARGEST_BODY = 32 * 1024;

    /** Where it goes, what it says, and what follows when it cannot be delivered. */
    public record Configuration(
            @Size(min = 1, max = 2_000)
                    @FormField(value = "Address", format = "url", when = "!provider")
                    @JsonPropertyDescription(
                            "Where the call goes, beginning with https. Left empty where a provider names the receiver.")
                    String url,
            @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,63}$")
                    @FormField(value = "Provider", format = "webhook-provider", when = "!url")
                    @JsonPropertyDescription("A webhook among the providers of the settings, in place of an address.")
                    String provider,
            @FormField(value = "Body", format = "json-template")
                    @JsonPropertyDescription(
                            "What is sent, a JSON object; its texts can name the contact: {\"email\": \"{{contact.email}}\"}. Left "
                                    + "empty, it names the campaign, the contact and the run.")
                    ObjectNode body,
            @Size(max = WebhookHeaders.MOST)
                    @FormField("Headers")
                    @JsonPropertyDescription("Headers besides those of the signature: Accept, Accept-Language,"
                            + " Content-Language, Prefer, and X-… ones.")
                    List<@Valid Header> headers,
            @FormField(value = "When it fails", byDefault = "\"soft\"")
                    @JsonPropertyDescription(
                            "Whether the contact goes on at once, whatever becomes of the call, or waits for it and ends as failed "
                                    + "when it cannot be delivered.")
                    FailureMode failureMode,
            @Valid
                    @FormField(value = "Pace", format = "pace", more = true)
                    @JsonPropertyDescription(
                            "For how many contacts it calls in each stretch of time; the others wait here for a later one.")
                    Pace batch) {

        public Configuration {
            headers = headers == null ? List.of() : List.copyOf(headers);
            failureMode = failureMode == null ? FailureMode.SOFT : failureMode;
        }
    }

    /** A header of the call. */
    public record Header(
            @NotNull @Size(min = 1, max = 64) @FormField("Header") @JsonPropertyDescription("Its name.") String name,
            @NotNull @Size(min = 1, max = 500) @FormField("Value") @JsonPropertyDescription("Its value, as it is sent.")
                    String value) {}

    /** What follows when the call cannot be delivered. */
    public enum FailureMode {
        @JsonProperty("soft")
        @FormField("Go on, whatever becomes of the call")
        SOFT,
        @JsonProperty("fail_run")
        @FormField("Wait for the call, and fail with it")
        FAIL_RUN
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String summary() {
        return "Tells another system by a signed call, tried again for some three days until it is taken.";
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
    public boolean makesMessages() {
        return true;
    }

    @Override
    public List<String> ports(Configuration configuration) {
        return List.of(Ports.NEXT);
    }

    @Override
    public Configuration example() {
        return new Configuration(
                "https://crm.example.com/hooks/millrace",
                null,
                JsonNodeFactory.instance.objectNode().put("email", "{{contact.email}}"),
                List.of(),
                FailureMode.SOFT,
                null);
    }

    @Override
    public Optional<Pace> pace(Configuration configuration) {
        return Optional.ofNullable(configuration.batch());
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        if ((configuration.url() == null) == (configuration.provider() == null)) {
            check.error(
                    "url",
                    Sentence.of("The receiver is named twice or not at all."),
                    Sentence.of("Give either url or provider."));
        }
        if (configuration.url() != null) {
            url(configuration.url(), check);
        }
        if (configuration.body() != null) {
            body(configuration.body(), check);
        }
        for (int i = 0; i < configuration.headers().size(); i++) {
            String field = "headers[" + i + "]";
            Header header = configuration.headers().get(i);
            WebhookHeaders.fault(header.name(), header.value())
                    .ifPresent(fault -> check.error(
                            field,
                            Sentence.of("The header {0} {1}.", header.name(), fault),
                            Sentence.of("Leave it out.")));
        }
    }

    private static void url(String url, StepCheck check) {
        Sentence mend = Sentence.of("Write https://crm.example.com/hooks/millrace.");
        try {
            WebhookUrl.parse(url);
        } catch (UnsafeUrl e) {
            check.error("url", Sentence.of("The address {0}.", e.why()), mend);
            return;
        }
        try {
            Destinations.PUBLIC.parse(url);
        } catch (UnsafeUrl e) {
            check.warning(
                    "url",
                    Sentence.of(
                            "The address {0}: it is called only where the administrator of the server named its host as internal.",
                            e.why()),
                    mend);
        }
    }

    private static void body(ObjectNode body, StepCheck check) {
        if (body.toString().length() > LARGEST_BODY) {
            check.error(
                    "body",
                    Sentence.of("This is longer than {0} characters.", LARGEST_BODY),
                    Sentence.of("Send less."));
            return;
        }
        try {
            new RenderedJson(new TemplateRenderer()).render(body, new RenderContext(null, null, null, null));
        } catch (InvalidInput e) {
            e.violations().forEach(fault -> check.error("body", fault.what(), fault.mend()));
        }
    }

    @Override
    public List<StepOutcome> execute(StepBatch<Configuration> batch) {
        Effect call = new Effect.Send("webhook", null);
        StepOutcome handedOver = batch.configuration().failureMode() == FailureMode.SOFT
                ? StepOutcome.continueBy(Ports.NEXT, call)
                : new StepOutcome.Wait(WaitReason.DELIVERY, null, List.of(call));
        return batch.each(visit -> visit.stay().waitingFor() == WaitReason.DELIVERY ? settled(visit) : handedOver);
    }

    private static StepOutcome settled(Visit visit) {
        if (Signal.DELIVERED.equals(visit.signal())) {
            return StepOutcome.continueBy(Ports.NEXT);
        }
        return Signal.FAILED.equals(visit.signal())
                ? StepOutcome.finish(RunStatus.FAILED, "exit", "the webhook could not be delivered")
                : new StepOutcome.Wait(WaitReason.DELIVERY, null, List.of());
    }
}
