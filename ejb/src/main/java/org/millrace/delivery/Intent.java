package org.millrace.delivery;

/** A message that will be put on the wire once this is committed. */
record Intent(DueMessage message, MailParts parts) {}
