package org.millrace.run.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.core.JsonPointer;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.TriggerKind;

/** Where a contact enters that a signed call to the campaign's own address names. */
@Dependent
public class WebhookTriggerStep implements TriggerStep<WebhookTriggerStep.Configuration> {

    private static final String POINTER = "^(/[^/]{0,200}){1,20}$";

    /** Where the call says what. */
    public record Configuration(
            @Pattern(regexp = POINTER)
                    @FormField(
                            value = "Where the contact is named",
                            format = "json-pointer",
                            byDefault = "\"/contact\"")
                    @JsonPropertyDescription(
                            "Where the contact's external id stands in the call: /contact, or /customer/id for the id within "
                                    + "customer.")
                    String contact,
            @Pattern(regexp = POINTER)
                    @FormField(value = "Where the business case is named", format = "json-pointer", more = true)
                    @JsonPropertyDescription(
                            "Where the call says what it is about, such as /order/id: a contact then enters once for each order.")
                    String businessKey,
            @FormField(value = "Contacts", byDefault = "\"known\"")
                    @JsonPropertyDescription(
                            "Whether a call about somebody new is refused, or makes the contact and sets its fields.")
                    Contacts contacts,
            @Valid
                    @Size(max = 50)
                    @FormField(value = "Fields that are taken over", when = "contacts=save")
                    @JsonPropertyDescription(
                            "Which fields and attributes of the contact are set, and where they stand in the call.")
                    List<Field> fields) {

        public Configuration {
            contact = contact == null ? "/contact" : contact;
            contacts = contacts == null ? Contacts.KNOWN : contacts;
            fields = fields == null ? List.of() : List.copyOf(fields);
        }

        public boolean saves() {
            return contacts == Contacts.SAVE;
        }
    }

    /** What is done about the contact. */
    public enum Contacts {
        @JsonProperty("known")
        @FormField("Only those that are there")
        KNOWN,
        @JsonProperty("save")
        @FormField("Make those that are new, and set fields")
        SAVE
    }

    /** A field or attribute that is taken over. */
    public record Field(
            @NotNull
                    @Size(min = 1, max = 64)
                    @FormField(value = "Field", format = "attribute")
                    @JsonPropertyDescription("email, phone, firstName, lastName, timeZone, locale or an attribute.")
                    String name,
            @NotNull
                    @Pattern(regexp = POINTER)
                    @FormField(value = "From", format = "json-pointer")
                    @JsonPropertyDescription("Where its value stands in the call, such as /customer/email.")
                    String from) {}

    @Override
    public String name() {
        return "webhook-trigger";
    }

    @Override
    public String summary() {
        return "A contact enters here when another system calls the campaign's address.";
    }

    @Override
    public Class<Configuration> configuration() {
        return Configuration.class;
    }

    @Override
    public TriggerKind triggerKind() {
        return TriggerKind.WEBHOOK;
    }

    @Override
    public Configuration example() {
        return new Configuration(
                "/customer/id", "/order/id", Contacts.SAVE, List.of(new Field("email", "/customer/email")));
    }

    @Override
    public void check(Configuration configuration, StepCheck check) {
        pointer("contact", configuration.contact(), check);
        if (configuration.businessKey() != null) {
            pointer("businessKey", configuration.businessKey(), check);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < configuration.fields().size(); i++) {
            Field field = configuration.fields().get(i);
            pointer("fields[" + i + "].from", field.from(), check);
            if (!names.add(field.name())) {
                check.error(
                        "fields[" + i + "].name",
                        Sentence.of("\"{0}\" is set twice.", field.name()),
                        Sentence.of("Set each field once."));
            }
        }
        if (!configuration.saves() && !configuration.fields().isEmpty()) {
            check.error(
                    "fields",
                    Sentence.of("Fields are named, but contacts are not saved."),
                    Sentence.of("Set contacts to save."));
        }
    }

    private static void pointer(String field, String pointer, StepCheck check) {
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            check.error(
                    field,
                    Sentence.of("\"{0}\" is not a JSON pointer.", pointer),
                    Sentence.of("Write it like /customer/id."));
        }
    }
}
