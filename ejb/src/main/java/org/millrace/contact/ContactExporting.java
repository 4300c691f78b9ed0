package org.millrace.contact;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fired while a contact's export is made: capabilities above add what they know of the contact. */
public final class ContactExporting {

    private final int tenant;
    private final long contactId;
    private final Map<String, List<?>> sections = new TreeMap<>();

    ContactExporting(int tenant, long contactId) {
        this.tenant = tenant;
        this.contactId = contactId;
    }

    public int tenant() {
        return tenant;
    }

    public long contactId() {
        return contactId;
    }

    /** @param rows records that can be written as JSON */
    public void add(String section, List<?> rows) {
        sections.put(section, rows);
    }

    Map<String, List<?>> sections() {
        return sections;
    }
}
