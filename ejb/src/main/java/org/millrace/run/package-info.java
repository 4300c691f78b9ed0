/**
 * One contact in one campaign is a run. Runs are moved as vectors: {@link org.millrace.run.RunBatch} claims due runs of a shard,
 * {@link org.millrace.run.StepRunner} walks them through the graph in memory until each waits or ends, and
 * {@link org.millrace.run.RunRecorder} writes positions, step log, messages, tags and counters, all in one transaction of
 * PostgreSQL alone, and of what the host's directory enlists where there is one. The row is the truth; a ticket on the queue only says that looking is worth while.
 *
 * <p>Decisions:
 * <ul>
 *   <li>A claim is a row lock, not a lease: rows never leave their transaction, so a dead node holds nothing.
 *   <li>{@code visit} counts the nodes that the run has come to, so (run, node, visit) is unique in loops and after re-entry.
 *   <li>A batch that fails is rolled back and its halves are tried again by id, until the one bad run stands alone and becomes an
 *       incident. A failure of the infrastructure is not a failure of a run: the batch waits for the next tick.
 *   <li>Enrol, freeze, thaw and cancel of a whole campaign are {@link org.millrace.run.MassMove}s: set-based, in chunks, resumable.
 * </ul>
 */
package org.millrace.run;
