package org.millrace.delivery;

import org.millrace.delivery.mail.MailRelay;

/** A relay, and who makes the mails that go there. */
record MailRoute(MailRelay relay, MailMaker maker) {}
