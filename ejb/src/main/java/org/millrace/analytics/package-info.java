/**
 * What came of it. Events are attributed to goals in the transaction that stores them; everything else here only reads.
 *
 * <p>An event counts for a run and a goal when it has the goal's name, is of the run's contact, no machine made it, and
 * {@code entered_at <= occurred_at < entered_at + window}: whether the run lives or has ended, and in every arm, the control
 * included. Rates count the first such event of a run, sums count all. Two things could slip between transactions, and do not: two
 * events of one contact at once (its row is locked), and a run that enters while its contact's event comes in (the tenant's
 * attribution lock: events share it, a chunk of entries holds it alone, and each looks for the other's rows under it).
 *
 * <p>Who is judged: those who entered in the period that was asked for, each until the goal's window after their own entry is over.
 * An arm is compared with those of the control who entered in the same period. An event of the period by somebody who entered before
 * it does not count, because nobody could say of whom it is a share. Counters know whole hours, so a period is made of them: {@code
 * ASSIGNED} counts a run's arm in the hour of its entry, whenever it came to the split.
 *
 * <p>A report is read in one snapshot and from counters, whose figures fit together at any instant, after any crash: entered = waiting
 * + frozen + incident + success + partial + failed + canceled. That the rows themselves say the same is what the recount and the one
 * statement of {@code docs/accounting.sql} prove, for all campaigns and nodes; the statement returns no row.
 */
package org.millrace.analytics;
