package org.millrace.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/**
 * A template as it is saved.
 *
 * <pre>{@code
 * {"name": "Welcome", "subject": "Hello {{contact.firstName}}",
 *  "html": "<p>Good to see you.</p><p><a href=\"{{unsubscribe_url}}\">Unsubscribe</a></p>"}
 * }</pre>
 *
 * @param name what people see; the slug when left out
 * @param channel {@code email}, also when left out
 * @param topic what the recipient can opt out of: {@code marketing} when left out; {@code transactional} for receipts and the like
 * @param text derived from the HTML when left out
 */
public record TemplateDraft(String name, String channel, String topic, String subject, String html, String text) {

    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int LONGEST_NAME = 200;

    TemplateDraft completed(String slug) {
        TemplateDraft completed = new TemplateDraft(
                name == null || name.isBlank() ? slug : name,
                channel == null ? TemplateCheck.EMAIL : channel,
                topic == null ? "marketing" : topic,
                subject,
                html,
                text);
        completed.refuseFaulty();
        return completed;
    }

    TemplateSource source() {
        return new TemplateSource(subject, html, text);
    }

    private void refuseFaulty() {
        List<Violation> faults = new ArrayList<>();
        if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            faults.add(new Violation(
                    "name",
                    Sentence.of("This is no name of at most 200 characters."),
                    Sentence.of("Write a shorter one.")));
        }
        if (!channel.equals(TemplateCheck.EMAIL)) {
            faults.add(new Violation(
                    "channel", Sentence.of("There is no channel of this name."), Sentence.of("Write email.")));
        }
        if (!TOPIC.matcher(topic).matches()) {
            faults.add(new Violation(
                    "topic",
                    Sentence.of("This is no topic."),
                    Sentence.of("Use lower-case letters, digits and hyphens.")));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
