package org.millrace.delivery.tracking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.millrace.delivery.tracking.TrackingTokens.Subject;

/** What recipients do with our mails. Open to everybody: the token is the permission, for one message and one purpose. */
@Stateless
@PermitAll
public class Tracking {

    private final TrackingSettings settings;
    private final TrackedMessageRepository messages;
    private final LinkStore links;
    private final Reactions reactions;
    private final OptOuts optOuts;

    Tracking() {
        this(null, null, null, null, null);
    }

    @Inject
    Tracking(
            TrackingSettings settings,
            TrackedMessageRepository messages,
            LinkStore links,
            Reactions reactions,
            OptOuts optOuts) {
        this.settings = settings;
        this.messages = messages;
        this.links = links;
        this.reactions = reactions;
        this.optOuts = optOuts;
    }

    /** A token that is not ours is passed over in silence: a picture is all that was asked for. */
    public void opened(String token, Visitor visitor) {
        subject(Purpose.OPEN, token)
                .flatMap(subject -> messages.find(subject.messageId()))
                .ifPresent(message -> reactions.note(message, Reaction.OPENED, visitor, 0, null));
    }

    /** @return where the link leads; empty when the token is not ours */
    public Optional<String> clicked(String token, Visitor visitor) {
        return subject(Purpose.CLICK, token).flatMap(subject -> messages.find(subject.messageId())
                .flatMap(message -> followed(message, subject.linkId(), visitor)));
    }

    private Optional<String> followed(TrackedMessage message, long linkId, Visitor visitor) {
        Optional<String> target = links.target(message.tenant(), linkId);
        target.ifPresent(url -> reactions.note(
                message,
                Reaction.CLICKED,
                visitor,
                linkId,
                JsonNodeFactory.instance.objectNode().put("url", url)));
        return target;
    }

    /** What the page shows before anybody opts out; changes nothing. */
    public Optional<Subscription> subscription(String token) {
        return subject(Purpose.UNSUBSCRIBE, token)
                .flatMap(subject -> messages.find(subject.messageId()))
                .map(Subscription::of);
    }

    /**
     * Opts out, in force with the commit: no intent is committed after it.
     *
     * @param allTopics of everything on the channel, not of the message's topic alone
     * @param source {@code one-click} or {@code unsubscribe-page}
     * @return empty when the token is not ours
     */
    public Optional<Subscription> optOut(String token, boolean allTopics, String source) {
        Optional<TrackedMessage> message =
                subject(Purpose.UNSUBSCRIBE, token).flatMap(subject -> messages.find(subject.messageId()));
        message.ifPresent(known -> optOuts.record(known, allTopics, source));
        return message.map(Subscription::of);
    }

    private Optional<Subject> subject(Purpose purpose, String token) {
        return settings.addresses().tokens().read(purpose, token);
    }
}
