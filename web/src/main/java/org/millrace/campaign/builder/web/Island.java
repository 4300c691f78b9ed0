package org.millrace.campaign.builder.web;

import java.util.Map;
import org.millrace.platform.Json;
import org.millrace.platform.web.MailFrame;

/**
 * What the canvas cannot know by itself; {@code boot.ts} reads it.
 *
 * @param base the context path, before every address
 * @param edits whether the reader may change workflows
 * @param zone the reader's, an IANA name
 * @param version the number of the version to show; null = the draft
 * @param campaign by whose address the page was reached; null = by the workflow's own
 * @param sprite where the icons are; a symbol's name is appended
 * @param mail how a mail is made fit for a frame
 * @param words as they stand in the bundle, by key
 */
record Island(
        String base,
        boolean edits,
        String user,
        String zone,
        String language,
        String slug,
        Integer version,
        OfCampaign campaign,
        String sprite,
        MailFrame mail,
        Map<String, String> words) {

    /**
     * The campaign whose workflow is drawn.
     *
     * @param hooked whether it has an address for calls
     */
    record OfCampaign(long id, String name, String status, boolean hooked) {}

    /** For a script element of type JSON: no word of a user can end it. */
    String json() {
        return Json.write(this).replace("<", "\\u003c");
    }
}
