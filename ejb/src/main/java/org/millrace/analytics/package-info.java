/**
 * What came of it. Events are attributed to goals in the transaction that stores them; everything else here only reads.
 *
 * <p>An event counts for a run and a goal when it has the goal's name, is of the run's contact, no machine made it, and
 * {@code entered_at <= occurred_at < entered_at + window}: whether the run lives or has ended, and in every arm, the control
 * included. Rates count the first such event of a run, sums count all. Two things could slip between transactions, and do not: two
 * events of one contact at once (its row is locked), and a run that enters while its contact's event comes in (the tenant's
 * attribution lock: events share it, a chunk of entries holds it alone, and each looks for the other's rows under it).
 *
 * <p>A report is read in one snapshot, so its figures fit together, and this identity holds in it at any instant, after any crash:
 * entered (counted in the transactions that entered) = waiting + frozen + incident + success + partial + failed + canceled (the rows
 * themselves). The one statement of {@code docs/accounting.sql} proves it for all campaigns and nodes; it returns no row.
 */
package org.millrace.analytics;
