package org.millrace.contact;

/** A contact as it is after it was saved. */
public record SavedContact(Contact contact, boolean created) {}
