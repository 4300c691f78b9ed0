package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Pattern;
import org.millrace.platform.FormField;

/** The contact opened a mail of a template, whichever campaign sent it. */
@JsonClassDescription("The contact opened a mail, whichever campaign sent it.")
public record HasOpened(
        @Pattern(regexp = Engaged.TEMPLATE)
                @FormField(value = "Template", format = "template")
                @JsonPropertyDescription("Only mails of this template.")
                String templateSlug,
        @FormField(value = "Since the run began", byDefault = "false", more = true)
                @JsonPropertyDescription("Only since the contact entered this campaign. Not in a segment.")
                boolean sinceFlowStart,
        @FormField(value = "Count machines too", byDefault = "false", more = true)
                @JsonPropertyDescription("Also counts what machines did, such as programs that scan mail.")
                boolean includeMachine)
        implements Shorthand {

    static final String TYPE = "hasOpened";

    @Override
    public Predicate meaning() {
        return new Engaged(
                Engagement.OPENED, templateSlug, null, sinceFlowStart, 1, EventScope.ANYWHERE, includeMachine);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", TYPE);
        if (templateSlug != null) {
            json.put("templateSlug", templateSlug);
        }
        if (sinceFlowStart) {
            json.put("sinceFlowStart", true);
        }
        if (includeMachine) {
            json.put("includeMachine", true);
        }
        return json;
    }
}
