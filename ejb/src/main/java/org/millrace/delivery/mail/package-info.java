/**
 * The wire to the mail relay. What it promises: it always knows whether a mail may have been taken over. Until the dot that ends the
 * content has left, nothing was sent, whatever went wrong; from then on only the relay's answer tells, and without it the outcome is
 * {@link org.millrace.delivery.mail.WireOutcome.Unknown}.
 */
package org.millrace.delivery.mail;
