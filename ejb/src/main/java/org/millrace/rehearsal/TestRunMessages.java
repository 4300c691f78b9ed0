package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.rehearsal.MemoryOutbox.Handed;
import org.millrace.rehearsal.TestRun.Message;
import org.millrace.template.RenderContext;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;
import org.millrace.template.Rendered;
import org.millrace.template.TemplateRenderer;
import org.millrace.template.TemplateTooLarge;
import org.millrace.template.TemplateVersion;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.WorkflowDocument;

/** Puts messages into the words in which their recipient would read them; nothing leaves. */
final class TestRunMessages {

    private static final String NOWHERE = "https://example.com/unsubscribe";

    private final Function<String, Optional<TemplateVersion>> templates;
    private final TemplateRenderer renderer;
    private final WorkflowDocument document;
    private final ProductValues product;
    private final CampaignValues campaign;

    TestRunMessages(
            Function<String, Optional<TemplateVersion>> templates,
            TemplateRenderer renderer,
            WorkflowDocument document,
            ProductValues product,
            CampaignValues campaign) {
        this.templates = templates;
        this.renderer = renderer;
        this.document = document;
        this.product = product;
        this.campaign = campaign;
    }

    /** @param held what has put it off */
    Message of(Handed handed, List<Held> held, CompiledWorkflow workflow, ObjectNode known, ZoneId zone) {
        String slug = handed.message().template();
        Optional<TemplateVersion> template = Optional.ofNullable(slug).flatMap(templates);
        Sentence problem =
                template.isPresent() ? null : lacking(slug, handed.message().channel());
        Rendered words = null;
        if (template.isPresent()) {
            try {
                String node = workflow.node(handed.message().nodeNo()).id();
                words = renderer.render(template.get().withSubject(ownSubject(node)), context(known));
            } catch (InvalidInput | TemplateTooLarge e) {
                problem = Sentence.of(e.getMessage());
            }
        }
        return new Message(
                handed.at().atZone(zone).toOffsetDateTime(),
                handed.message().channel(),
                slug,
                words == null ? null : words.subject(),
                words == null ? null : words.text(),
                held,
                Sentence.read(handed.skipped()),
                problem);
    }

    /** A trial goes nowhere, and needs none. */
    private static Sentence lacking(String slug, String channel) {
        if (slug != null) {
            return Sentence.of("There is no template \"{0}\" in use.", slug);
        }
        return channel.equals("email") ? Sentence.of("No template is named.") : null;
    }

    private String ownSubject(String node) {
        return document.nodes().stream()
                .filter(one -> one.id().equals(node))
                .map(one -> one.config().path("subject").asText(null))
                .filter(subject -> subject != null)
                .findFirst()
                .orElse(null);
    }

    private RenderContext context(ObjectNode known) {
        ContactValues contact = ContactValues.of(field -> known.path(field).asText(null), known);
        return new RenderContext(contact, product, campaign, NOWHERE);
    }
}
