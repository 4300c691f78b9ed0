package org.millrace.contact;

import org.millrace.platform.Page;

/**
 * Where a page of contacts that were searched for ends: among those whose external id begins so, or among those whose address does.
 *
 * @param externalId of the last contact, "" for the first page; null among the addresses
 * @param mail the last contact's address, "" before the first; null among the external ids
 * @param id the last contact's number, since an address may be had by several
 */
record SearchPlace(String externalId, String mail, long id) {

    private static final String BY_ID = "id:";
    private static final String BY_MAIL = "mail:";

    /** @param cursor null or empty for the first page */
    static SearchPlace read(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return new SearchPlace("", null, 0);
        }
        if (cursor.indexOf('\0') >= 0) {
            throw Page.unknownCursor();
        }
        if (cursor.startsWith(BY_ID)) {
            return new SearchPlace(cursor.substring(BY_ID.length()), null, 0);
        }
        String[] parts = cursor.split(":", 3);
        if (!cursor.startsWith(BY_MAIL) || parts.length < 3 || !parts[1].matches("\\d{1,18}")) {
            throw Page.unknownCursor();
        }
        return new SearchPlace(null, parts[2], Long.parseLong(parts[1]));
    }

    /** The cursor of the page that ends with the contact. */
    static String after(StoredContact contact, String search) {
        return contact.externalId().startsWith(search)
                ? BY_ID + contact.externalId()
                : BY_MAIL + contact.id() + ":" + contact.state().get(ContactField.EMAIL);
    }

    boolean amongIds() {
        return externalId != null;
    }
}
