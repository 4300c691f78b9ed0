package org.millrace.run.step;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.template.RenderContext;
import org.millrace.template.TemplateLookup.Known;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateSource;
import org.millrace.template.TemplateVersion;
import org.millrace.workflow.Code;
import org.millrace.workflow.StepCheck;

/** Whether the template that a send names is there, fits the channel, and reads what there is. */
final class SentTemplate {

    private static final Set<String> ROOTS = new TreeSet<>(Set.of("contact", "product", "campaign", "unsubscribe_url"));

    private SentTemplate() {}

    static void of(String slug, SendStep.Channel channel, StepCheck check) {
        Optional<Known> known = check.templates().find(slug);
        if (known.isEmpty()) {
            missing(slug, check);
            return;
        }
        if (channel != SendStep.Channel.NULL && !known.get().channel().equals(channel.word())) {
            check.error(
                    Code.TEMPLATE_CHANNEL,
                    "template",
                    Sentence.of(
                            "The template \"{0}\" is made for {1}.",
                            slug, known.get().channel()),
                    Sentence.of("Name a template for {0}.", channel.word()));
        }
        known.get().variables().forEach(variable -> variable(slug, variable, check));
    }

    private static void missing(String slug, StepCheck check) {
        if (check.templates().archived(slug)) {
            check.error(
                    Code.TEMPLATE_ARCHIVED,
                    "template",
                    Sentence.of("The template \"{0}\" is archived.", slug),
                    Sentence.of("Take it out of the archive, or name another."));
        } else {
            check.error(
                    Code.TEMPLATE_MISSING,
                    "template",
                    Sentence.of("There is no template \"{0}\".", slug),
                    Sentence.of("Make the template, or name another."));
        }
    }

    /** A subject line of the node's own. */
    static void subject(String source, StepCheck check) {
        try {
            TemplateVersion line = new TemplateVersion(
                    0, "subject", 0, "email", TemplateVersion.TRANSACTIONAL, new TemplateSource(source, null, null));
            new TemplateRenderer().render(line, new RenderContext(null, null, null, null));
        } catch (InvalidInput e) {
            e.violations().forEach(fault -> check.error("subject", fault.what(), fault.mend()));
        }
    }

    private static void variable(String slug, String path, StepCheck check) {
        String[] parts = path.split("\\.", 3);
        if (!ROOTS.contains(parts[0])) {
            check.error(
                    Code.VARIABLE_UNRESOLVED,
                    "template",
                    Sentence.of("The template \"{0}\" reads {{{1}}}, which nothing fills.", slug, path),
                    Sentence.of("Begin the variable with one of {0}.", ROOTS));
        } else if (parts[0].equals("campaign")
                && parts.length > 1
                && !RenderContext.CAMPAIGN_FIELDS.contains(parts[1])) {
            check.error(
                    Code.VARIABLE_UNRESOLVED,
                    "template",
                    Sentence.of("The template \"{0}\" reads {{{1}}}, which a campaign does not have.", slug, path),
                    Sentence.of("Use one of {0}.", RenderContext.CAMPAIGN_FIELDS));
        } else if (parts[0].equals("contact") && parts.length > 1 && !RenderContext.CONTACT_FIELDS.contains(parts[1])) {
            check.warning(
                    Code.VARIABLE_OPTIONAL,
                    "template",
                    Sentence.of(
                            "The template \"{0}\" reads {{{1}}}: an attribute that not every contact need have.",
                            slug, path),
                    Sentence.of(
                            "Make sure that the import brings the attribute, or write {{#if {0}}}…{{else}}…{{/if}}.",
                            path));
        }
    }
}
