package org.millrace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import org.millrace.delivery.webhook.WebhookUrl;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;

/**
 * What a message is made from, as it was in the transaction of the intent.
 *
 * @param product the campaign's primary product, or null
 * @param step the configuration of the node that sends; empty where there is none
 * @param provider what it leaves by; null = by the server's own mail session
 */
record MessageParts(
        ContactValues contact,
        ProductValues product,
        CampaignValues campaign,
        Tracked tracked,
        JsonNode step,
        Provider provider) {

    /** What of a mail is tracked. */
    record Tracked(boolean opens, boolean clicks) {}

    /** Where it goes, or null: the contact's address, or the webhook's. */
    String address(DueMessage message) {
        if (message.isWebhook()) {
            return provider == null ? null : WebhookUrl.parse(provider.url()).shown();
        }
        return contact.email();
    }

    /** The address that the step of a webhook names, when it is no provider yet; else null. */
    String newAddress(DueMessage message) {
        String url = ofStep("url");
        return message.isWebhook() && provider == null && ofStep("provider") == null && WebhookUrl.isOne(url)
                ? url
                : null;
    }

    /** Null where the step does not say. */
    String ofStep(String field) {
        JsonNode value = step.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** Why it cannot be sent, as far as this is known before it is made; null when it may be. */
    Verdict impossible(DueMessage message) {
        if (provider != null && provider.disabled() != null) {
            return failed(message, "the provider " + provider.name() + " is disabled: " + provider.disabled());
        }
        String wanted = ofStep("provider");
        if (wanted != null && provider == null) {
            return failed(message, "there is no provider " + wanted + " for " + message.channel());
        }
        return message.isWebhook() ? noReceiver(message) : noMail(message);
    }

    private Verdict noReceiver(DueMessage message) {
        return provider == null ? failed(message, "the webhook has no address") : null;
    }

    private Verdict noMail(DueMessage message) {
        if (contact.email() == null || contact.email().isBlank()) {
            return Verdict.skipped(message.id(), "contact has no address");
        }
        return message.templateVersionId() == null ? Verdict.skipped(message.id(), "template unknown") : null;
    }

    private static Verdict failed(DueMessage message, String reason) {
        return new Verdict(message.id(), MessageState.FAILED, null, reason);
    }
}
