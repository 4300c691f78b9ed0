package org.millrace.delivery;

/**
 * A test mail that the relay took over.
 *
 * @param reply what the relay said
 * @param left how many more the caller may send within the hour
 */
public record TestSent(String to, String subject, String reply, int left) {}
