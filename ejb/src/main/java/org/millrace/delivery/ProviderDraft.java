package org.millrace.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.millrace.delivery.mail.MailRelay;
import org.millrace.delivery.webhook.Destinations;
import org.millrace.delivery.webhook.UnsafeUrl;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/**
 * A provider as it is saved: {@code {"channel": "webhook", "url": "https://crm.example.com/hooks/millrace"}}, or
 * {@code {"channel": "email", "session": "java:jboss/mail/Receipts", "topics": ["transactional"]}}.
 *
 * @param channel {@code email} or {@code webhook}; cannot be changed
 * @param session email: the JNDI name of a mail session of the server, below {@code java:jboss/mail/}
 * @param url webhook: https, with a host that is reached from everywhere unless the administrator named it as internal
 * @param templates see {@link ProviderDetails}; none when left out
 * @param topics none when left out
 * @param fallback false when left out
 */
public record ProviderDraft(
        String channel, String session, String url, List<String> templates, List<String> topics, Boolean fallback) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MOST = 200;

    ProviderDraft completed(Destinations destinations) {
        ProviderDraft completed = new ProviderDraft(
                channel,
                session,
                url,
                templates == null ? List.of() : List.copyOf(templates),
                topics == null ? List.of() : List.copyOf(topics),
                Boolean.TRUE.equals(fallback));
        completed.refuseFaulty(destinations);
        return completed;
    }

    private void refuseFaulty(Destinations destinations) {
        List<Violation> faults = new ArrayList<>();
        if (MailChannel.WORD.equals(channel)) {
            mail(faults);
        } else if (WebhookChannel.WORD.equals(channel)) {
            webhook(faults, destinations);
        } else {
            faults.add(new Violation(
                    "channel", Sentence.of("There is no such channel."), Sentence.of("Write email or webhook.")));
        }
        words("templates", templates, faults);
        words("topics", topics, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    private void mail(List<Violation> faults) {
        if (session == null || !MailRelay.SESSION.matcher(session).matches()) {
            faults.add(new Violation(
                    "session",
                    Sentence.of("This names no mail session."),
                    Sentence.of("Write its JNDI name: java:jboss/mail/Receipts.")));
        }
        if (url != null) {
            faults.add(
                    new Violation("url", Sentence.of("A mail account has no address."), Sentence.of("Leave it out.")));
        }
    }

    private void webhook(List<Violation> faults, Destinations destinations) {
        try {
            destinations.parse(url);
        } catch (UnsafeUrl e) {
            faults.add(uncallable(e));
        }
        if (session != null) {
            faults.add(new Violation(
                    "session", Sentence.of("A webhook has no mail session."), Sentence.of("Leave it out.")));
        }
    }

    static Violation uncallable(UnsafeUrl fault) {
        return new Violation(
                "url",
                Sentence.of("The address {0}.", fault.why()),
                Sentence.of("Write https://crm.example.com/hooks/millrace, or have the administrator of the server name"
                        + " the host in millrace.webhooks.internal-hosts."));
    }

    private static void words(String where, List<String> words, List<Violation> faults) {
        if (words.size() > MOST
                || !words.stream().allMatch(word -> WORD.matcher(word).matches())) {
            faults.add(new Violation(
                    where,
                    Sentence.of("These are not up to 200 slugs."),
                    Sentence.of("Use lower-case letters, digits and hyphens.")));
        }
    }
}
