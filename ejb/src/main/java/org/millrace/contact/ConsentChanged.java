package org.millrace.contact;

/** Fired in the transaction that noted the change. */
public record ConsentChanged(ConsentChange change) {}
