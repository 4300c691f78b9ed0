package org.millrace.contact;

import org.millrace.platform.Page;

/**
 * Which contacts, page by page: in the order in which they were created, or where they are searched for, those whose external id
 * begins so by it, then those whose e-mail address does by that.
 *
 * @param search beginning of the external id (as written) or of the e-mail address (in any case); null = all
 * @param tag only contacts with this tag; null = all
 * @param segmentId only members of this list; null = all
 * @param cursor of the page before; null = the first page
 * @param limit 1 to 500
 */
public record ContactQuery(String search, String tag, Long segmentId, String cursor, int limit) {

    public static ContactQuery all() {
        return new ContactQuery(null, null, null, null, Page.DEFAULT_LIMIT);
    }

    public static ContactQuery search(String beginning) {
        return new ContactQuery(beginning, null, null, null, Page.DEFAULT_LIMIT);
    }

    public ContactQuery after(String cursor) {
        return new ContactQuery(search, tag, segmentId, cursor, limit);
    }

    public ContactQuery limit(int limit) {
        return new ContactQuery(search, tag, segmentId, cursor, limit);
    }
}
