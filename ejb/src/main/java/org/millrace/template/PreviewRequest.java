package org.millrace.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * With which values a template is shown: {@code {"contact": "crm-4711", "product": "ledger"}}, or
 * {@code {"values": {"contact": {"firstName": "Ada", "industry": "fintech"}, "product": {"name": "Ledger"}}}}, or
 * {@code {"madeUp": true}}.
 *
 * @param contact a contact's external id; its fields come before those of {@code values}
 * @param product a product's slug; likewise
 * @param values sample values by root
 * @param madeUp whether a made-up person, product and campaign fill in what the others leave open
 * @param source shown instead of the saved one; null = the saved one
 */
public record PreviewRequest(String contact, String product, Values values, boolean madeUp, TemplateSource source) {

    static final PreviewRequest EMPTY = new PreviewRequest(null, null, null, false, null);

    /** @param contact null = the made-up person */
    static PreviewRequest somebody(String contact) {
        return new PreviewRequest(contact, null, null, true, null);
    }

    /** JSON objects with the fields and attributes, each may be null. */
    public record Values(JsonNode contact, JsonNode product, JsonNode campaign) {}
}
