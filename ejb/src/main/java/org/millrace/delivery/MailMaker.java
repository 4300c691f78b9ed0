package org.millrace.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.delivery.mail.Mail;
import org.millrace.delivery.mail.MailAddress;
import org.millrace.delivery.mail.MailComposer;
import org.millrace.delivery.mail.Texts;
import org.millrace.delivery.tracking.KnownLinks;
import org.millrace.delivery.tracking.TrackingAddresses;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.TemplateVersion;

/** Makes the mails of a window: renders, tracks, composes. What cannot be made says why and holds up nobody else. */
final class MailMaker {

    private final MailContents contents;
    private final KnownLinks links;
    private final TrackingAddresses addresses;
    private final MailComposer composer;
    private final String defaultSender;

    MailMaker(
            MailContents contents,
            KnownLinks links,
            TrackingAddresses addresses,
            MailComposer composer,
            String defaultSender) {
        this.contents = contents;
        this.links = links;
        this.addresses = addresses;
        this.composer = composer;
        this.defaultSender = defaultSender;
    }

    List<Made> make(List<Intent> intents, Instant now) {
        List<MailDraft> drafts = intents.stream().map(this::draft).toList();
        Map<Integer, Map<String, Long>> numbers = numbers(drafts);
        return drafts.stream()
                .map(draft -> made(draft, numbers.getOrDefault(draft.tenant(), Map.of()), now))
                .toList();
    }

    private MailDraft draft(Intent intent) {
        return MailDraft.of(intent, contents, wayOut(intent.message()));
    }

    /** Null where the recipient cannot opt out of the topic. */
    private String wayOut(DueMessage message) {
        return TemplateVersion.TRANSACTIONAL.equals(message.topic()) ? null : addresses.unsubscribe(message.id());
    }

    private Map<Integer, Map<String, Long>> numbers(List<MailDraft> drafts) {
        Map<Integer, Set<String>> targets = new HashMap<>();
        drafts.forEach(draft -> targets.computeIfAbsent(draft.tenant(), tenant -> new HashSet<>())
                .addAll(draft.targets(addresses.baseUrl())));
        Map<Integer, Map<String, Long>> numbers = new HashMap<>();
        targets.forEach((tenant, wanted) -> numbers.put(tenant, links.numbers(tenant, wanted)));
        return numbers;
    }

    private Made made(MailDraft draft, Map<String, Long> numbers, Instant now) {
        if (draft.impossible() != null) {
            return Made.not(draft.intent(), draft.impossible());
        }
        try {
            Mail mail = mail(draft, numbers);
            return new Made(draft.intent(), mail, composer.compose(mail, now), null);
        } catch (MessagingException | RuntimeException e) {
            return Made.not(draft.intent(), Texts.line(String.valueOf(e.getMessage())));
        }
    }

    private Mail mail(MailDraft draft, Map<String, Long> numbers) {
        DueMessage message = draft.intent().message();
        MessageParts parts = draft.intent().parts();
        InternetAddress to = MailAddress.of(draft.intent().address())
                .orElseThrow(() -> new IllegalArgumentException("the contact's address is not one to send mail to"));
        InternetAddress from = sender(parts.campaign())
                .orElseThrow(() -> new IllegalArgumentException("the sender's address is missing or not valid"));
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        return new Mail(
                "m" + message.runId() + "." + message.nodeNo() + "." + message.visit() + "@" + domain,
                message.id(),
                from,
                to,
                draft.subject(),
                draft.html(addresses, numbers),
                draft.text(),
                wayOut(message));
    }

    private Optional<InternetAddress> sender(CampaignValues campaign) {
        String address = campaign.fromEmail() == null ? defaultSender : campaign.fromEmail();
        return MailAddress.of(address, campaign.fromName());
    }

    /**
     * A mail, or why there is none.
     *
     * @param impossible null when there is one
     */
    record Made(Intent intent, Mail mail, MimeMessage mime, String impossible) {

        static Made not(Intent intent, String why) {
            return new Made(intent, null, null, why);
        }
    }
}
