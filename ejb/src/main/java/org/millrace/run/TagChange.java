package org.millrace.run;

/** A tag that a step adds to or takes from a contact. */
public record TagChange(int tenant, long contactId, String tag, boolean add) {}
