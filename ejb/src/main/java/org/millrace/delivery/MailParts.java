package org.millrace.delivery;

import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;

/**
 * What a mail is made from, as it was in the transaction of the intent.
 *
 * @param product the campaign's primary product, or null
 */
record MailParts(
        ContactValues contact,
        ProductValues product,
        CampaignValues campaign,
        boolean trackOpens,
        boolean trackClicks) {

    /** The contact's address, or null. */
    String address() {
        return contact.email();
    }
}
