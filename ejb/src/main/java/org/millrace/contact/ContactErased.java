package org.millrace.contact;

/**
 * Fired in the transaction of the erasure while the contact is locked and still there. Whoever keeps something that says who it
 * was removes it now: addresses of messages, rendered texts. What only counts may stay.
 */
public record ContactErased(int tenant, long contactId) {}
