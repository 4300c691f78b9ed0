package org.millrace.delivery;

import java.util.Map;
import java.util.Set;
import org.millrace.delivery.mail.Texts;
import org.millrace.delivery.tracking.TrackedHtml;
import org.millrace.delivery.tracking.TrackingAddresses;
import org.millrace.template.Rendered;

/** A rendered mail whose links are not tracked yet, or the reason why it could not be rendered. */
final class MailDraft {

    private final Intent intent;
    private final Rendered content;
    private final TrackedHtml html;
    private final String impossible;

    private MailDraft(Intent intent, Rendered content, String impossible) {
        this.intent = intent;
        this.content = content;
        this.html = content == null || content.html() == null ? null : new TrackedHtml(content.html());
        this.impossible = impossible;
    }

    static MailDraft of(Intent intent, MailContents contents, String unsubscribeUrl) {
        try {
            return new MailDraft(intent, contents.render(intent, unsubscribeUrl), null);
        } catch (MailContents.CannotRender e) {
            return new MailDraft(intent, null, Texts.line(e.getMessage()));
        }
    }

    Intent intent() {
        return intent;
    }

    int tenant() {
        return intent.message().tenant();
    }

    String impossible() {
        return impossible;
    }

    String subject() {
        return Texts.singleLine(content.subject());
    }

    Set<String> targets(String ownBaseUrl) {
        return html == null || !intent.parts().tracked().clicks() ? Set.of() : html.targets(ownBaseUrl);
    }

    /** Null where the mail is text alone. */
    String html(TrackingAddresses addresses, Map<String, Long> links) {
        if (html == null) {
            return null;
        }
        long message = intent.message().id();
        html.trackClicks(addresses, message, links);
        if (intent.parts().tracked().opens()) {
            html.trackOpening(addresses, message);
        }
        return html.html();
    }

    String text() {
        return content.text();
    }
}
