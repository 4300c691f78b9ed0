/**
 * Contacts from a CSV file.
 *
 * <ul>
 *   <li>The upload is streamed into the database piece by piece, so no server holds it and any server can work it off.
 *   <li>A job is one transaction: its rows are checked one by one and put into a temporary table, merged with a handful of
 *       set-based statements, and the job is marked DONE, all or nothing. Rows that are refused are listed; they stop no other.
 *   <li>A server that dies leaves nothing: the transaction is gone, the heartbeat stops, another attempt begins from the file.
 *       An attempt that was taken for dead and comes back cannot end the job: it no longer owns it.
 *   <li>The file is read twice: first to see of which type each column is, then to import.
 * </ul>
 */
package org.millrace.contact.csv;
