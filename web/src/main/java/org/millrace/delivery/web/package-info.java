/** The ledger over REST, and the addresses that mails carry: opens, clicks, opt-outs. The latter ask for no sign-in. */
package org.millrace.delivery.web;
