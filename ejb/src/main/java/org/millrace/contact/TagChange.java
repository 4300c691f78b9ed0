package org.millrace.contact;

/** A tag that is added to or taken from a contact. */
public record TagChange(int tenant, long contactId, String tag, boolean add) {}
