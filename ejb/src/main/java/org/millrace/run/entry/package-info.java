/**
 * Entering a campaign one by one: by an event, or by a call from outside. The same rules of re-entry hold as for an audience that
 * enters as a whole; who may enter is decided by one statement for all contacts of a transaction. What two transactions want to enter
 * at once, the unique keys of {@code run} decide: the loser looks again, so nobody is entered twice and nothing that may enter is lost.
 */
package org.millrace.run.entry;
