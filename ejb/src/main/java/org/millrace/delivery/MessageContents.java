package org.millrace.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.millrace.delivery.MessageContentRepository.Made;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.template.RenderContext;
import org.millrace.template.Rendered;

/** What mails of the caller's tenant said. */
@Stateless
public class MessageContents {

    private static final String NOWHERE = "https://example.com/unsubscribe";

    private final MessageContentRepository messages;
    private final MessagePartsStore parts;
    private final MailContents contents;
    private final SentValues values;
    private final CallerContext callers;
    private final Clock clock;

    MessageContents() {
        this(null, null, null, null, null, null);
    }

    @Inject
    MessageContents(
            MessageContentRepository messages,
            MessagePartsStore parts,
            MailContents contents,
            SentValues values,
            CallerContext callers,
            Clock clock) {
        this.messages = messages;
        this.parts = parts;
        this.contents = contents;
        this.values = values;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws Conflict when it is no mail, or what it was made of is gone */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public MessageContent of(long id) {
        Made made = messages.find(callers.tenant(), id).orElseThrow(() -> new NotFound("message", id));
        if (made.message().isWebhook() || made.message().templateVersionId() == null) {
            throw new Conflict(Sentence.of("This message has no content to show."));
        }
        MessageParts known =
                parts.load(List.of(made.message()), clock.instant()).get(id);
        if (known == null) {
            throw new Conflict(Sentence.of("What this message was made of is gone."));
        }
        Optional<RenderContext> sent = values.of(callers.tenant(), id);
        Rendered rendered = rendered(new Intent(made.message(), known), sent);
        return new MessageContent(
                id,
                made.subject() == null ? rendered.subject() : made.subject(),
                rendered.html(),
                rendered.text(),
                sent.isPresent(),
                made.contactChangedAt(),
                sent.isEmpty() && made.changedSince());
    }

    private Rendered rendered(Intent intent, Optional<RenderContext> sent) {
        try {
            return sent.isPresent()
                    ? contents.render(intent, sent.get().leavingBy(NOWHERE))
                    : contents.render(intent, NOWHERE);
        } catch (MailContents.CannotRender e) {
            throw new Conflict(Sentence.of("It cannot be made again: {0}", e.getMessage()));
        }
    }
}
